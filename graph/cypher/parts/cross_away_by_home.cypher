// Appointments that may be the away side of a pair whose home side lies in an area: whoever holds them has a post there.
// The subqueries keep the planner on this path; left free it has begun at every appointment of the graph.
// in: within, area (Area); out: within, away (Appointment), awayPost, awayBody, person – each away appointment once
// $day: integer – yyyymmdd
// $homeKinds: list of string or null – kinds of the home body
// $awayKinds: list of string or null – kinds of the away body
CALL (area) {
  MATCH (area)<-[:LIES_IN]-(here:Body)
    WHERE here.sinceLast <= $day < here.untilFirst AND ($homeKinds IS NULL OR here.kind IN $homeKinds)
  RETURN here
}
CALL (here) {
  MATCH (here)<-[:OF_BODY]-(:Post)<-[:TO_POST]-(sent:Appointment)-[:OF_PERSON]->(person:Person)
    WHERE sent.sinceLast <= $day < sent.untilFirst AND COUNT { (person)<-[:OF_PERSON]-() } > 1
  RETURN person
}
WITH DISTINCT within, person
CALL (person) {
  MATCH (person)<-[:OF_PERSON]-(away:Appointment)-[:TO_POST]->(awayPost:Post)-[:OF_BODY]->(awayBody:Body)
    WHERE away.sinceLast <= $day < away.untilFirst AND ($awayKinds IS NULL OR awayBody.kind IN $awayKinds)
  RETURN away, awayPost, awayBody
}
