// Writes stated relations into the present.
// $rows: list of {from, to, type, position}
UNWIND $rows AS row
MATCH (start:Record {id: row.from})
MATCH (finish:Record {id: row.to})
CREATE (start)-[link:$(row.type)]->(finish)
SET link.position = row.position
