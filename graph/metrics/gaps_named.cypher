// Gaps that have been found, each with its subject and the area it lies in.
// out: metric, subject, area, day, place, verdict
// $gaps: list of map – {metric, id, place, verdict}: ids of metric and subject, and what was found of them
// $metrics: list of map – the metrics (graph/store/measures.py)
// $asOf: integer – day, yyyymmdd
UNWIND $gaps AS gap
WITH gap, gap.id AS id, $asOf AS day, [one IN $metrics WHERE one.id = gap.metric][0] AS metric
CALL (metric, id) {
//> populations/one
}
WITH metric, subject, area, day, gap.place AS place, gap.verdict AS verdict
