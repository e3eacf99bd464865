// The four answers in their order, from what was found: records first, then the latest survey, then the areas around.
// in: subject, area, day, metric, found – certainty of an existence metric's record, judged – a judged metric's answer
// out: answer – MET, NOT_MET, UNKNOWN or EXEMPT
CALL (subject, day, metric) {
  OPTIONAL MATCH (subject)<-[:SURVEYS]-(survey:Survey)
    WHERE survey.onLast <= day AND (survey.aspect + ':' + survey.finding) IN metric.readings
  WITH survey ORDER BY survey.onLast DESC, survey.recordedAt DESC, survey.id DESC LIMIT 1
  RETURN survey.finding AS surveyed
}
CALL (area, day, metric, found, surveyed) {
  WITH area, day, metric WHERE found = 0 AND (surveyed IS NULL OR NOT surveyed IN ['exempt', 'present', 'none'])
  MATCH (area)-[:IN]->{0,6}(around:Area)<-[:SURVEYS]-(survey:Survey)
    WHERE survey.onLast <= day AND survey.finding IN ['complete', 'withdrawn']
      AND (survey.aspect + ':' + survey.finding) IN metric.readings
  WITH around, survey ORDER BY survey.onLast DESC, survey.recordedAt DESC, survey.id DESC
  WITH around, collect(survey.finding)[0] AS latest
  RETURN count(CASE WHEN latest = 'complete' THEN 1 END) > 0 AS complete
}
WITH *, CASE WHEN judged IS NOT NULL THEN CASE surveyed WHEN 'exempt' THEN 'EXEMPT' ELSE judged END
             WHEN found = 2 THEN 'MET'
             WHEN found = 1 THEN 'UNKNOWN'
             WHEN surveyed = 'exempt' THEN 'EXEMPT'
             WHEN surveyed = 'present' THEN 'MET'
             WHEN surveyed = 'none' OR complete THEN 'NOT_MET'
             WHEN surveyed = 'complete' AND subject.type <> 'Area' THEN 'NOT_MET'
             ELSE 'UNKNOWN' END AS answer
