// The versions of records that are current.
// $ids: list of string
// $forever: integer – supersededAt of what is current
UNWIND $ids AS id
MATCH (node:KnownRecord {id: id}) WHERE node.supersededAt = $forever
RETURN elementId(node) AS key, labels(node) AS labels, properties(node) AS properties, [] AS links
