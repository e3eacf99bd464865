// Gives nodes exactly these properties.
// $rows: list of {key, properties}
UNWIND $rows AS row
MATCH (node) WHERE elementId(node) = row.key
SET node = row.properties
