// Every metric.
// out: y (Metric)
MATCH (y:Metric)
