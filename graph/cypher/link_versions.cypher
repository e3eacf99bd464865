// Writes relations between current versions into the ledger; a rule has no versions and is linked itself.
// $groups: list of {to, type, from: list of {id, position}}
// $at: integer – instant
// $forever: integer – supersededAt of what is current
UNWIND $groups AS group
OPTIONAL MATCH (version:KnownRecord {id: group.to}) WHERE version.supersededAt = $forever
OPTIONAL MATCH (rule:Record {id: group.to}) WHERE rule:Rule
WITH group, coalesce(version, rule) AS finish
UNWIND group.from AS one
MATCH (start:KnownRecord {id: one.id}) WHERE start.supersededAt = $forever
CREATE (start)-[link:$('KNOWN_' + group.type)]->(finish)
SET link.position = one.position, link.recordedAt = $at, link.supersededAt = $forever
