// The surveys that bear on an answer: the latest of the subject, and the latest of each area around it.
// in: subject, area, day, metric; out: item, code
CALL (subject, day, metric) {
  MATCH (subject)<-[:SURVEYS]-(survey:Survey)
    WHERE survey.onLast <= day AND (survey.aspect + ':' + survey.finding) IN metric.readings
  RETURN survey AS item ORDER BY survey.onLast DESC, survey.recordedAt DESC, survey.id DESC LIMIT 1
}
RETURN item, 'SURVEY_' + toUpper(item.finding) AS code
UNION ALL
MATCH (area)-[:IN]->{0,6}(around:Area)<-[:SURVEYS]-(survey:Survey)
  WHERE survey.onLast <= day AND survey.finding IN ['complete', 'withdrawn']
    AND (survey.aspect + ':' + survey.finding) IN metric.readings
WITH around, survey ORDER BY survey.onLast DESC, survey.recordedAt DESC, survey.id DESC
WITH around, collect(survey)[0] AS item
RETURN item, 'AREA_' + toUpper(item.finding) AS code
