// Whether an area that contains the subject was surveyed complete and that was not withdrawn.
// in: area, day, found (nothing is looked up where a record decides), surveyed
// out: complete
// $readings: list of string – 'aspect:finding' pairs that count
CALL (area, day, found, surveyed) {
  WITH area, day WHERE found = 0 AND (surveyed IS NULL OR NOT surveyed IN ['exempt', 'present', 'none'])
  MATCH (area)-[:IN]->{0,6}(around:Area)<-[:SURVEYS]-(survey:Survey)
    WHERE survey.onLast <= day AND survey.finding IN ['complete', 'withdrawn']
      AND (survey.aspect + ':' + survey.finding) IN $readings
  WITH around, survey ORDER BY survey.onLast DESC, survey.recordedAt DESC, survey.id DESC
  WITH around, collect(survey.finding)[0] AS latest
  RETURN count(CASE WHEN latest = 'complete' THEN 1 END) > 0 AS complete
}
