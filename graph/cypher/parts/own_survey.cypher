// The latest survey of the subject that this metric reads, on or before the day.
// in: subject, day
// out: surveyed – its finding or null
// $readings: list of string – 'aspect:finding' pairs that count
CALL (subject, day) {
  OPTIONAL MATCH (subject)<-[:SURVEYS]-(survey:Survey)
    WHERE survey.onLast <= day AND (survey.aspect + ':' + survey.finding) IN $readings
  WITH survey ORDER BY survey.onLast DESC, survey.recordedAt DESC, survey.id DESC LIMIT 1
  RETURN survey.finding AS surveyed
}
