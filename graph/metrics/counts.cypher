// How many subjects of each area have each answer, for each metric and day.
// in: places – list of {area, code}; out: counts – list of {metric, code, day, population, met, not_met, unknown, exempt}
// $metrics: list of map – the metrics (graph/store/measures.py)
// $days: list of integer – days, yyyymmdd
CALL (places) {
  UNWIND $metrics AS metric
  UNWIND places AS one
  WITH metric, one.area AS area, one.code AS code
  CALL (metric, area) {
  //> populations/every
  }
  UNWIND $days AS day
  //> verdict
  WITH metric.id AS metric, code, day, count(*) AS population,
       count(CASE verdict WHEN 'MET' THEN 1 END) AS met,
       count(CASE verdict WHEN 'NOT_MET' THEN 1 END) AS not_met,
       count(CASE verdict WHEN 'UNKNOWN' THEN 1 END) AS unknown,
       count(CASE verdict WHEN 'EXEMPT' THEN 1 END) AS exempt
  RETURN collect({metric: metric, code: code, day: day, population: population, met: met, not_met: not_met,
                  unknown: unknown, exempt: exempt}) AS counts
}
