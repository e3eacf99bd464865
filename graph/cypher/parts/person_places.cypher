// Where a person lies: the bodies of held posts, the firms of employments, the compounds of ownerships; a body once for each post.
// in: y (Person), day (yyyymmdd); out: place (Body or Compound), app (the Appointment by which it is one, or null)
CALL (y, day) {
  MATCH (y)<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)
  //> held
  WITH app, body, held WHERE held = 2
  RETURN body AS place, app
UNION
  MATCH (y)<-[:OWNED_BY]-(home:Ownership)-[:HOME_IN]->(place:Compound)
  WHERE home.sinceLast <= day < home.untilFirst
    AND (home.since IS NOT NULL OR place.sinceLast <= day) AND (home.until IS NOT NULL OR day < place.untilFirst)
  RETURN place, null AS app
UNION
  MATCH (y)<-[:EMPLOYS]-(job:Employment)-[:AT_FIRM]->(place:Body)
  WHERE job.sinceLast <= day < job.untilFirst
    AND (job.since IS NOT NULL OR place.sinceLast <= day) AND (job.until IS NOT NULL OR day < place.untilFirst)
  RETURN place, null AS app
}
