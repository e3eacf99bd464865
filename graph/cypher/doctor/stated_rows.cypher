// Records of the present as they were stated.
// $ids: list of string
UNWIND $ids AS id
MATCH (node:Record {id: id})
RETURN labels(node) AS labels, node.stated AS stated
