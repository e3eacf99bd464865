// Where the posts that somebody holds, or may hold, on a day could matter: the areas of their bodies, and of the compounds that
// these are set up in or serve; none that lies in another of them.
// out: kind – what bears the identifier, null for what was never recorded; codes – list of areas; around – the nearest area that
//      contains them all, null where there is none
// $person: string – identifier
// $day: integer – yyyymmdd
CALL () {
  OPTIONAL MATCH (was:KnownRecord {id: $person})
  RETURN CASE WHEN was:KnownPerson THEN 'Person' WHEN was IS NOT NULL THEN 'other' END AS kind LIMIT 1
}
CALL () {
  MATCH (:Person {id: $person})<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(:Post)-[:OF_BODY]->(body:Body)
    WHERE app.sinceFirst <= $day < app.untilLast
  CALL (body) {
    MATCH (body)-[:LIES_IN]->(area:Area)
    RETURN area
  UNION
    MATCH (body)-[:SEATED_IN]->(area:Area)
    RETURN area
  UNION
    MATCH (body)-[:SET_UP_IN]->(:Compound)-[:LOCATED_IN]->(area:Area)
    RETURN area
  UNION
    MATCH (body)<-[:PROVIDED_BY]-(:Service)-[:SERVES]->(:Compound)-[:LOCATED_IN]->(area:Area)
    RETURN area
  }
  RETURN collect(DISTINCT area) AS areas
}
CALL (areas) {
  UNWIND areas AS area
  WITH area, areas WHERE NOT EXISTS { MATCH (area)-[:IN]->{1,8}(top:Area) WHERE top IN areas }
  RETURN collect(area.id) AS codes
}
CALL (areas) {
  UNWIND areas AS area
  MATCH way = (area)-[:IN]->{0,8}(top:Area)
  WITH top, count(DISTINCT area) AS below, sum(length(way)) AS away, size(areas) AS every
  WITH top, away WHERE below = every ORDER BY away
  RETURN collect(top.id)[0] AS around
}
RETURN kind, codes, around
