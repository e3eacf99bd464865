// People of an area, where a held post, an ownership or an employment lies (parts/person_places, from the other end), or all
// people; as filtered.
// out: y (Person)
// $within: string – code, empty for everywhere
// $day: integer – yyyymmdd
// $filter: map – name, postKinds, bodyKinds, minPosts, partyMember; null for what is not asked
CALL () {
  WITH 1 AS one WHERE $within = ''
  MATCH (y:Person)
  RETURN y
UNION
  MATCH (top:Area {id: $within})
  MATCH (top)<-[:IN]-{0,6}(:Area)<-[:LIES_IN]-(body:Body)
  CALL (body) {
    WITH body, $day AS day
    MATCH (body)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment)
    //> held
    WITH app, held WHERE held = 2
    MATCH (app)-[:OF_PERSON]->(y:Person)
    RETURN y
  UNION
    MATCH (body)<-[:AT_FIRM]-(job:Employment)-[:EMPLOYS]->(y:Person)
    WHERE job.sinceLast <= $day < job.untilFirst
      AND (job.since IS NOT NULL OR body.sinceLast <= $day) AND (job.until IS NOT NULL OR $day < body.untilFirst)
    RETURN y
  }
  RETURN y
UNION
  MATCH (top:Area {id: $within})
  MATCH (top)<-[:IN]-{0,6}(:Area)<-[:LOCATED_IN]-(compound:Compound)<-[:HOME_IN]-(home:Ownership)-[:OWNED_BY]->(y:Person)
  WHERE home.sinceLast <= $day < home.untilFirst
    AND (home.since IS NOT NULL OR compound.sinceLast <= $day) AND (home.until IS NOT NULL OR $day < compound.untilFirst)
  RETURN y
}
WITH y, $day AS day
WHERE ($filter.name IS NULL OR y.name CONTAINS $filter.name)
  AND ($filter.partyMember IS NULL OR $filter.partyMember =
    CASE WHEN y.partyStatus = 'none' THEN false
         WHEN y.partyStatus IS NULL AND y.partySince IS NULL AND y.partyUntil IS NULL THEN null
         WHEN y.sinceLast <= day < y.untilFirst THEN true
         WHEN y.sinceFirst <= day < y.untilLast THEN null ELSE false END)
CALL (y, day) {
  WITH y, day WHERE $filter.postKinds IS NOT NULL OR $filter.bodyKinds IS NOT NULL OR $filter.minPosts IS NOT NULL
  CALL (y, day) {
    MATCH (y)<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)
    //> held
    WITH post, body, held WHERE held = 2
    RETURN post.kind AS kind, body.kind AS bodyKind
  }
  RETURN collect({kind: kind, bodyKind: bodyKind}) AS holds
}
WITH y, holds
WHERE ($filter.postKinds IS NULL OR any(one IN holds WHERE one.kind IN $filter.postKinds))
  AND ($filter.bodyKinds IS NULL OR any(one IN holds WHERE one.bodyKind IN $filter.bodyKinds))
  AND ($filter.minPosts IS NULL OR size(holds) >= $filter.minPosts)
