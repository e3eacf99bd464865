// Appointments that lie in an area and may be the away side of a pair: whoever holds them has another one too.
// The subqueries keep the planner on this path; left free it has begun at every appointment of the graph.
// in: area (Area); out: away (Appointment), awayPost, awayBody, person
// $day: integer – yyyymmdd
// $awayKinds: list of string or null – kinds of the away body
CALL (area) {
  MATCH (area)<-[:LIES_IN]-(awayBody:Body)
    WHERE awayBody.sinceLast <= $day < awayBody.untilFirst AND ($awayKinds IS NULL OR awayBody.kind IN $awayKinds)
  RETURN awayBody
}
CALL (awayBody) {
  MATCH (awayBody)<-[:OF_BODY]-(awayPost:Post)
  RETURN awayPost
}
CALL (awayPost) {
  MATCH (awayPost)<-[:TO_POST]-(away:Appointment)-[:OF_PERSON]->(person:Person)
    WHERE away.sinceLast <= $day < away.untilFirst AND COUNT { (person)<-[:OF_PERSON]-() } > 1
  RETURN away, person
}
