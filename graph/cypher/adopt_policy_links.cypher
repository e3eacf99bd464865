// Replaces what hangs on adopted rules and targets: their policy and their metrics.
// $ids: list of string – the rules and targets
// $rows: list of {from, to, type}
CALL () {
  UNWIND $ids AS id
  MATCH (node:Record {id: id})-[link:SET_BY|TESTED_BY|ON_METRIC]->()
  DELETE link
}
UNWIND $rows AS row
MATCH (start:Record {id: row.from})
MATCH (finish:Record {id: row.to})
CREATE (start)-[:$(row.type)]->(finish)
