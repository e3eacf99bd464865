// The pairs of which an appointment is the away side, both certainly held by one person in two bodies on the day.
// in: away (Appointment), awayPost, awayBody, person; out: home (Appointment), homePost, homeBody, stated
// $day: integer – yyyymmdd
// $homeKinds: list of string or null – kinds of the home body
CALL (away, awayPost, awayBody) {
  WITH away AS app, awayPost AS post, awayBody AS body, $day AS day
  //> held
  WITH held WHERE held = 2
  RETURN held AS awayHeld
}
MATCH (person)<-[:OF_PERSON]-(home:Appointment)-[:TO_POST]->(homePost:Post)-[:OF_BODY]->(homeBody:Body)
  WHERE homeBody <> awayBody AND ($homeKinds IS NULL OR homeBody.kind IN $homeKinds)
CALL (home, homePost, homeBody) {
  WITH home AS app, homePost AS post, homeBody AS body, $day AS day
  //> held
  WITH held WHERE held = 2
  RETURN held AS homeHeld
}
WITH *, EXISTS { MATCH (away)-[:ON_BEHALF_OF]->(homeBody) } AS stated, EXISTS { MATCH (home)-[:ON_BEHALF_OF]->(awayBody) } AS opposite
WITH * WHERE stated OR NOT opposite
