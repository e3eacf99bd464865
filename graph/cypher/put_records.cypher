// Writes records into the present, a new one or a new version over the old, and their versions into the ledger.
// $rows: list of {id, label, properties}
// $forever: integer – supersededAt of a version that is current
UNWIND $rows AS row
MERGE (record:Record {id: row.id})
SET record = row.properties, record:$(row.label)
CREATE (version:KnownRecord:$('Known' + row.label))
SET version = row.properties, version.supersededAt = $forever
