// Writes the new versions into the ledger.
// $rows: list of {id, label, properties}
// $forever: integer – supersededAt of a version that is current
UNWIND $rows AS row
CREATE (version:KnownRecord:$('Known' + row.label))
SET version = row.properties, version.supersededAt = $forever
