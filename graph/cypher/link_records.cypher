// Writes relations into the present, those that lead to one record together, so that it is looked up once.
// $rows: list of {to, type, from: list of {id, position}}
UNWIND $rows AS row
MATCH (finish:Record {id: row.to})
UNWIND row.from AS one
MATCH (start:Record {id: one.id})
CREATE (start)-[link:$(row.type)]->(finish)
SET link.position = one.position
