// Whether a subject belongs to a metric's population on a day and what the metric answers; no row for one outside.
// Certainty is 2 (certain), 1 (perhaps) or 0 (no) everywhere: "and" is the smallest, "or" the largest.
// in: subject, area, day, metric; out: place, verdict
CALL (subject, area, day, metric) {
  UNWIND metric.belongs AS filter
  CALL (subject, area, day, filter) {
  //| simple
  //> filters/simple
  //| by_metric
    WITH subject, area, day, filter WHERE filter.filter IN ['with_metric', 'without_metric']
    CALL (subject, area, day, filter) {
    //> filters/by_metric
    }
    RETURN place
  //|
  }
  RETURN min(place) AS place
}
WITH * WHERE place > 0
//> answers
WITH *, CASE place WHEN 1 THEN 'UNKNOWN' ELSE answer END AS verdict
