// Whether people go both ways between the two bodies of a pair on the day: true, false, or null where nobody stated the direction
// of a pair that could be the other way.
// in: homeBody (Body), awayBody (Body); out: twoWay
// $day: integer – yyyymmdd
CALL (homeBody, awayBody) {
  MATCH (homeBody)<-[:OF_BODY]-(herePost:Post)<-[:TO_POST]-(here:Appointment)-[:OF_PERSON]->(:Person)
    <-[:OF_PERSON]-(there:Appointment)-[:TO_POST]->(therePost:Post)-[:OF_BODY]->(awayBody)
  CALL (here, herePost, homeBody) {
    WITH here AS app, herePost AS post, homeBody AS body, $day AS day
    //> held
    WITH held WHERE held = 2
    RETURN held AS hereHeld
  }
  CALL (there, therePost, awayBody) {
    WITH there AS app, therePost AS post, awayBody AS body, $day AS day
    //> held
    WITH held WHERE held = 2
    RETURN held AS thereHeld
  }
  WITH EXISTS { MATCH (there)-[:ON_BEHALF_OF]->(homeBody) } AS out, EXISTS { MATCH (here)-[:ON_BEHALF_OF]->(awayBody) } AS back
  WITH count(CASE WHEN out THEN 1 END) AS sent, count(CASE WHEN back THEN 1 END) AS returned,
       count(CASE WHEN NOT out AND NOT back THEN 1 END) AS open
  RETURN CASE WHEN sent > 0 AND returned > 0 THEN true WHEN open > 0 THEN null ELSE false END AS twoWay
}
