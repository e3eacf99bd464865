// Appointments that lie in an area and may be the away side of a pair: whoever holds them has another one too.
// in: area (Area); out: away (Appointment), awayPost, awayBody, person
// $day: integer – yyyymmdd
// $awayKinds: list of string or null – kinds of the away body
MATCH (area)<-[:LIES_IN]-(awayBody:Body)
  WHERE awayBody.sinceLast <= $day < awayBody.untilFirst AND ($awayKinds IS NULL OR awayBody.kind IN $awayKinds)
MATCH (awayBody)<-[:OF_BODY]-(awayPost:Post)<-[:TO_POST]-(away:Appointment)-[:OF_PERSON]->(person:Person)
  WHERE away.sinceLast <= $day < away.untilFirst AND COUNT { (person)<-[:OF_PERSON]-() } > 1
