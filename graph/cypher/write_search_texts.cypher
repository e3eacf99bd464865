// Writes what records are found by beside what they state.
// $rows: list of {id, properties}
UNWIND $rows AS row
MATCH (record:Record {id: row.id})
SET record += row.properties
