// Gaps that were found already, by the identifiers of what belongs to them.
// out: metric, subject, area, day, place, verdict
// $gaps: list of map – metric, subject and area by their identifiers; day, place and verdict
// $metricOf: map – the metrics by identifier (graph/store/measures.py)
UNWIND $gaps AS one
MATCH (subject:Record {id: one.subject})
MATCH (area:Area {id: one.area})
WITH $metricOf[one.metric] AS metric, subject, area, one.day AS day, one.place AS place, one.verdict AS verdict
