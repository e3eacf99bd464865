// Keeps records that lie inside an area: a person wherever a held post, an ownership or an employment lies, a post where
// its body does, a policy where its area is; sources and metrics lie nowhere.
// in and out: y (record), score, day (yyyymmdd)
// $within: string – code, empty for everywhere
WITH y, score, day WHERE CASE WHEN $within = '' THEN true
  WHEN y:Area THEN y.id STARTS WITH $within AND EXISTS { MATCH (y)-[:IN]->{0,6}(top:Area) WHERE top.id = $within }
  ELSE EXISTS {
  MATCH (y)-[:OF_BODY|LIES_IN|LOCATED_IN|IN]->{1,8}(top:Area) WHERE top.id = $within
  RETURN top
UNION
  MATCH (place:Area {id: y.area})-[:IN]->{0,6}(top:Area) WHERE y:Policy AND top.id = $within
  RETURN top
UNION
  MATCH (y)<-[:OWNED_BY]-(home:Ownership)-[:HOME_IN]->(compound:Compound)-[:LOCATED_IN|IN]->{1,8}(top:Area)
  WHERE top.id = $within AND home.sinceLast <= day < home.untilFirst
    AND (home.since IS NOT NULL OR compound.sinceLast <= day) AND (home.until IS NOT NULL OR day < compound.untilFirst)
  RETURN top
UNION
  MATCH (y)<-[:EMPLOYS]-(job:Employment)-[:AT_FIRM]->(firm:Body)-[:LIES_IN|IN]->{1,8}(top:Area)
  WHERE top.id = $within AND job.sinceLast <= day < job.untilFirst
    AND (job.since IS NOT NULL OR firm.sinceLast <= day) AND (job.until IS NOT NULL OR day < firm.untilFirst)
  RETURN top
UNION
  MATCH (y)<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)
  MATCH (body)-[:LIES_IN|IN]->{1,8}(top:Area) WHERE top.id = $within
  //> held
  WITH top, held WHERE held = 2
  RETURN top
} END
