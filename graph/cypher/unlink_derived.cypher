// Ends derived relations, in the present and in the ledger.
// $rows: list of {from, type}
// $at: integer – instant
// $forever: integer – supersededAt of what is current
UNWIND $rows AS row
MATCH (start:Record {id: row.from})
OPTIONAL MATCH (start)-[link]->() WHERE type(link) = row.type
DELETE link
WITH row
MATCH (version:KnownRecord {id: row.from})-[known]->()
  WHERE type(known) = 'KNOWN_' + row.type AND known.supersededAt = $forever
SET known.supersededAt = $at
