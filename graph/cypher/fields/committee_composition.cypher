// What a committee's composition is judged by: counts, its director, and whether a survey exempts it.
// $directorMetric: map – the metric director-in-community-party (graph/store/measures.py)
// in: x (Body), day; out: facts, codes – of the areas around it; no row for a body of another kind
CALL (x, day) {
  WITH x AS subject, day WHERE x.kind IN ['owners_committee', 'management_committee']
  OPTIONAL MATCH (subject)-[:LIES_IN]->(area:Area)
  //> committee_members
  CALL (subject, area, day) {
    WITH subject, area, day, $directorMetric AS metric
    CALL (subject, area, day, metric) {
    //> post_in_community
    }
    WITH *, null AS judged
    //> settled
    RETURN answer AS director
  }
  CALL (subject, day) {
    OPTIONAL MATCH (subject)<-[:SURVEYS]-(survey:Survey)
      WHERE survey.onLast <= day
        AND survey.aspect = CASE subject.kind WHEN 'owners_committee' THEN 'committee-party-share' ELSE 'committee-composition' END
    WITH survey ORDER BY survey.onLast DESC, survey.recordedAt DESC, survey.id DESC LIMIT 1
    RETURN coalesce(survey.finding = 'exempt', false) AS exempt
  }
  CALL (area) {
    MATCH (area)-[:IN]->{0,6}(around:Area)
    RETURN collect(around.id) AS codes
  }
  RETURN {kind: subject.kind, day: day, stated: subject.establishedOn IS NOT NULL, first: subject.sinceFirst, last: subject.sinceLast,
          exists: CASE WHEN subject.sinceLast <= day < subject.untilFirst THEN 2
                       WHEN subject.sinceFirst <= day < subject.untilLast THEN 1 ELSE 0 END,
          counts: counts, director: director, exempt: exempt} AS facts, codes
}
