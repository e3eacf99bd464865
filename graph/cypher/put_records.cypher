// Writes records into the present, a new one or a new version over the old.
// $rows: list of {id, label, properties}
UNWIND $rows AS row
MERGE (record:Record {id: row.id})
SET record = row.properties, record:$(row.label)
