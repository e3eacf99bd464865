// Whether another metric is met (with) or is neither met nor resting on an uncertain record (without).
// in: subject, area, day, filter; out: place
// filter.metric: map – the other metric, which asks for a body or a service, its own filters simple ones
WITH subject, area, day, filter, filter.metric AS metric
CALL (subject, area, day, metric) {
  UNWIND metric.filters AS filter
  CALL (subject, area, day, filter) {
  //> filters/rested_on
  }
  RETURN coalesce(min(place), 2) AS within
}
//> answers_recorded
WITH filter, within, found,
     CASE WHEN within = 1 THEN 'UNKNOWN' WHEN within = 2 THEN answer END AS answer
RETURN CASE WHEN answer = 'MET' THEN CASE filter.filter WHEN 'with_metric' THEN 2 ELSE 0 END
            WHEN within = 1 OR (within = 2 AND found = 1) THEN 1
            ELSE CASE filter.filter WHEN 'with_metric' THEN 0 ELSE 2 END END AS place
