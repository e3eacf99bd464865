// Writes relations into the present, those that lead to one record together, so that it is looked up once.
// $groups: list of {to, type, from: list of {id, position}}
UNWIND $groups AS group
MATCH (finish:Record {id: group.to})
UNWIND group.from AS one
MATCH (start:Record {id: one.id})
CREATE (start)-[link:$(group.type)]->(finish)
SET link.position = one.position
