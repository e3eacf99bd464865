// Targets on a metric that apply to the area.
// in: metric, area, day; out: y (Target)
CALL (area) {
  MATCH (area)-[:IN]->{0,6}(around:Area)
  RETURN collect(around.id) AS codes
}
MATCH (:Metric {id: metric.id})<-[:ON_METRIC]-(y:Target)
WHERE y.area IN codes
