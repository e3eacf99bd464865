// A page of gaps inside an area, by metric and then by the identifier of the subject, found lazily.
// in: within (Area); out: metric, subject, area, day, place, verdict
// $metrics: list of map – the metrics, in the order of their ids, each with `after`: the identifier to go on from
// $asOf: integer – day, yyyymmdd
// $verdicts: list of string – out of NOT_MET and UNKNOWN
// $take: integer – rows at most
UNWIND $metrics AS metric
CALL (within, metric) {
  MATCH (within)<-[:IN]-{0,6}(area:Area)
  CALL (metric, area) {
  //> populations/every
  }
  WITH metric, area, subject, $asOf AS day WHERE subject.id > metric.after
  ORDER BY subject.id
  //> verdict
  WITH subject, area, day, place, verdict WHERE verdict IN $verdicts
  RETURN subject, area, day, place, verdict LIMIT $take
}
WITH metric, subject, area, day, place, verdict LIMIT $take
