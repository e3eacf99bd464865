// Compounds that certainly exist on the day and that a metric judges with one of these verdicts, as filtered.
// out: y (Compound), area
// $metric: map – the metric (graph/store/measures.py)
// $verdicts: list of string or null – verdicts; null for every one
//> compounds_listed
WITH y, area, day WHERE y.sinceLast <= day < y.untilFirst
CALL (y, area, day) {
  WITH y AS subject, area, day, $metric AS metric
  //> verdict
  WITH verdict WHERE $verdicts IS NULL OR verdict IN $verdicts
  RETURN verdict
}
WITH y, area
