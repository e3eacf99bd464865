// Records of the present as they were stated.
// $ids: list of string
UNWIND $ids AS id
MATCH (node:Record {id: id})
RETURN collect({labels: labels(node), stated: node.stated}) AS rows
