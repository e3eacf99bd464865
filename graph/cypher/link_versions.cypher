// Writes stated relations between current versions into the ledger; a rule has no versions and is linked itself.
// $rows: list of {from, to, type, position}
// $at: integer – instant
// $forever: integer – supersededAt of what is current
UNWIND $rows AS row
MATCH (start:KnownRecord {id: row.from}) WHERE start.supersededAt = $forever
OPTIONAL MATCH (version:KnownRecord {id: row.to}) WHERE version.supersededAt = $forever
OPTIONAL MATCH (rule:Record {id: row.to}) WHERE rule:Rule
WITH row, start, coalesce(version, rule) AS finish
CREATE (start)-[link:$('KNOWN_' + row.type)]->(finish)
SET link.position = row.position, link.recordedAt = $at, link.supersededAt = $forever
