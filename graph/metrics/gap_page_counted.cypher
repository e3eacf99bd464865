// A page of gaps inside an area, and how many there are on all pages: every subject is asked.
// in: within (Area); out: metric, subject, area, day, place, verdict, total; no row where the page is empty
// $metrics: list of map – the metrics, in the order of their ids, each with `after`: the identifier to go on from
// $asOf: integer – day, yyyymmdd
// $verdicts: list of string – out of NOT_MET and UNKNOWN
// $take: integer – rows at most
CALL (within) {
  UNWIND $metrics AS metric
  MATCH (within)<-[:IN]-{0,6}(area:Area)
  CALL (metric, area) {
  //> populations/every
  }
  WITH metric, area, subject, $asOf AS day ORDER BY metric.id, subject.id
  //> verdict
  WITH metric, subject, area, day, place, verdict WHERE verdict IN $verdicts
  RETURN collect({metric: metric, subject: subject, area: area, day: day, place: place, verdict: verdict}) AS gaps
}
WITH size(gaps) AS total, [one IN gaps WHERE one.subject.id > one.metric.after][..$take] AS gaps
