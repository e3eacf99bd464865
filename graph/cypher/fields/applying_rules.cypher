// Rules behind a metric that bind the area and are in force on the day.
// in: metric, area, day; out: y (Rule)
CALL (area) {
  MATCH (area)-[:IN]->{0,6}(around:Area)
  RETURN collect(around.id) AS codes
}
MATCH (:Metric {id: metric.id})<-[:TESTED_BY]-(y:Rule)-[:SET_BY]->(policy:Policy)
WHERE policy.area IN codes AND coalesce(y.inForceFromFirst, 0) <= day < coalesce(y.inForceUntilLast, 99991231)
