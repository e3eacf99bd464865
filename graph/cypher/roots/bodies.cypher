// Bodies of an area or of all, that certainly exist on the day, as filtered.
// out: y (Body)
// $within: string – code, empty for everywhere
// $day: integer – yyyymmdd
// $kinds: list of string or null – kinds of body
// $filter: map – name, forms, postKind, hasVacancy, minMembers, maxMembers, serves, minCompounds,
//   establishedFrom; null for what is not asked
CALL () {
  WITH 1 AS one WHERE $within = '' AND $filter.serves IS NULL
  MATCH (y:Body)
  RETURN y
UNION ALL
  WITH 1 AS one WHERE $within = '' AND $filter.serves IS NOT NULL
  MATCH (served:Area {id: $filter.serves})
  MATCH (served)<-[:IN]-{0,6}(:Area)<-[:LOCATED_IN]-(:Compound)<-[:SERVES]-(:Service)-[:PROVIDED_BY]->(y:Body)
  RETURN DISTINCT y
UNION ALL
  MATCH (top:Area {id: $within})
  MATCH (top)<-[:IN]-{0,6}(:Area)<-[:LIES_IN]-(y:Body)
  RETURN y
}
WITH y, $day AS day
WHERE y.sinceLast <= day < y.untilFirst
  AND ($kinds IS NULL OR y.kind IN $kinds)
  AND ($filter.name IS NULL OR y.name CONTAINS $filter.name)
  AND ($filter.forms IS NULL OR y.form IN $filter.forms)
  AND ($filter.establishedFrom IS NULL OR y.sinceFirst >= $filter.establishedFrom)
CALL (y, day) {
  WITH y, day WHERE $filter.postKind IS NOT NULL OR $filter.hasVacancy IS NOT NULL
  CALL (y, day) {
    MATCH (y)<-[:OF_BODY]-(post:Post) WHERE post.sinceLast <= day < post.untilFirst
    OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(place:Compound)
    WITH post, place, day
    WHERE (place IS NULL OR post.since IS NOT NULL OR place.sinceLast <= day)
      AND (place IS NULL OR post.until IS NOT NULL OR day < place.untilFirst)
    OPTIONAL MATCH (post)<-[:TO_POST]-(app:Appointment)
      WHERE app.status IN ['in_office', 'ended'] AND app.sinceLast <= day < app.untilFirst
    WITH post, count(app) AS taken
    RETURN post.kind AS kind, post.seats > taken AS vacant
  }
  RETURN collect({kind: kind, vacant: vacant}) AS posts
}
WITH y, day, posts
WHERE ($filter.postKind IS NULL OR any(post IN posts WHERE post.kind = $filter.postKind))
  AND ($filter.hasVacancy IS NULL OR any(post IN posts WHERE post.vacant) = $filter.hasVacancy)
CALL (y, day) {
  WITH y, day WHERE $filter.minMembers IS NOT NULL OR $filter.maxMembers IS NOT NULL
  CALL (y, day) {
    MATCH (y)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment) WHERE post.kind <> 'staff'
    WITH y AS body, post, app, day
    //> held
    WITH app, held WHERE held = 2
    MATCH (app)-[:OF_PERSON]->(person:Person)
    RETURN DISTINCT person
  }
  RETURN count(person) AS members
}
WITH y, day, members
CALL (y, day) {
  WITH y, day WHERE $filter.serves IS NOT NULL OR $filter.minCompounds IS NOT NULL
  MATCH (y)<-[:PROVIDED_BY]-(service:Service)-[:SERVES]->(compound:Compound)
  WHERE service.sinceLast <= day < service.untilFirst
    AND (service.since IS NOT NULL OR compound.sinceLast <= day) AND (service.until IS NOT NULL OR day < compound.untilFirst)
    AND ($filter.serves IS NULL OR EXISTS {
      MATCH (compound)-[:LOCATED_IN]->(:Area)-[:IN]->{0,6}(:Area {id: $filter.serves})
    })
  RETURN count(DISTINCT compound) AS served
}
WITH y, members, served
WHERE ($filter.serves IS NULL OR served > 0) AND ($filter.minCompounds IS NULL OR served >= $filter.minCompounds)
  AND ($filter.minMembers IS NULL OR members >= $filter.minMembers) AND ($filter.maxMembers IS NULL OR members <= $filter.maxMembers)
