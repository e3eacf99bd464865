// Takes away rules and targets that a new version of their policy no longer has; a rule that a record cites stays.
// $policies: list of string
// $ids: list of string – what the new version has
UNWIND $policies AS id
MATCH (:Record {id: id})<-[:SET_BY]-(node)
WHERE NOT node.id IN $ids AND NOT EXISTS { (node)<-[:REQUIRED_BY|BASED_ON|KNOWN_REQUIRED_BY|KNOWN_BASED_ON]-() }
DETACH DELETE node
RETURN count(*) AS dropped
