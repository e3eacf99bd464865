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
  //> person_places
  MATCH (place)-[:LIES_IN|LOCATED_IN|IN]->{1,8}(top:Area) WHERE top.id = $within
  RETURN top
} END
