// Writes relations between current versions into the ledger; a rule has no versions and is linked itself.
// $rows: list of {to, type, from: list of {id, position}}
// $at: integer – instant
// $forever: integer – supersededAt of what is current
UNWIND $rows AS row
OPTIONAL MATCH (version:KnownRecord {id: row.to}) WHERE version.supersededAt = $forever
OPTIONAL MATCH (rule:Record {id: row.to}) WHERE rule:Rule
WITH row, coalesce(version, rule) AS finish
UNWIND row.from AS one
MATCH (start:KnownRecord {id: one.id}) WHERE start.supersededAt = $forever
CREATE (start)-[link:$('KNOWN_' + row.type)]->(finish)
SET link.position = one.position, link.recordedAt = $at, link.supersededAt = $forever
