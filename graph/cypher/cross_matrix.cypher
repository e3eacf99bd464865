// Cross appointments by the area of the split and by the kinds of both bodies, with the compounds behind them.
// in: places – list of {area, code}; out: code, cells – list of {from, to, count, compounds}
UNWIND places AS place
WITH place.area AS area, place.code AS code
//> cross_away
//> cross_pair
WITH code, homeBody, awayBody, count(*) AS rows
WITH code, homeBody.kind AS from, awayBody.kind AS to, sum(rows) AS rows, collect(homeBody) + collect(awayBody) AS bodies
ORDER BY from, to
CALL (bodies) {
  UNWIND bodies AS body
  WITH DISTINCT body, $day AS day
  CALL (body, day) {
    MATCH (body)-[:SET_UP_IN]->(compound:Compound)
    RETURN compound
  UNION
    MATCH (body)<-[:PROVIDED_BY]-(y:Service)-[:SERVES]->(x:Compound)
    //> service_certain
    MATCH (y)-[:SERVES]->(compound:Compound)
    RETURN compound
  }
  RETURN count(DISTINCT compound) AS compounds
}
WITH code, collect({from: from, to: to, count: rows, compounds: compounds}) AS cells
