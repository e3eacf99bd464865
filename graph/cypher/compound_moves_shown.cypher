// Moves with their rule, the bodies at both ends, and the cross appointments that make them, in the order given.
// out: place, rule (Rule), home, away – lists of Body by identifier, pairs – list of {home, away} of identifiers
// $rows: list of {place, rule, home, away, pairs}
UNWIND $rows AS row
MATCH (rule:Rule {id: row.rule})
CALL (row) {
  UNWIND row.home AS id
  MATCH (body:Body {id: id})
  WITH body ORDER BY body.id
  RETURN collect(body) AS home
}
CALL (row) {
  UNWIND row.away AS id
  MATCH (body:Body {id: id})
  WITH body ORDER BY body.id
  RETURN collect(body) AS away
}
WITH row.place AS place, rule, home, away, row.pairs AS pairs
