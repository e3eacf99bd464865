// Writes metrics, policies, rules and targets, each under its identifier.
// $rows: list of {id, label, properties}
UNWIND $rows AS row
MERGE (node:Record {id: row.id})
SET node = row.properties, node:$(row.label)
