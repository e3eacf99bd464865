// What is adopted now, for telling whether anything changes.
// $ids: list of string
UNWIND $ids AS id
MATCH (node:Record {id: id})
RETURN node.id AS id, node.stated AS stated, labels(node) AS labels, head([(node)-[:SET_BY]->(policy) | policy.id]) AS policy
