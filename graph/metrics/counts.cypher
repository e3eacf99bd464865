// How many subjects of each area have each answer, for each metric.
// in: places – list of {area, code}; out: counts – list of {metric, code, population, met, not_met, unknown, exempt}
// $metrics: list of map – the metrics (graph/store/measures.py)
// $asOf: integer – day, yyyymmdd
CALL (places) {
  UNWIND $metrics AS metric
  UNWIND places AS one
  WITH metric, one.area AS area, one.code AS code, $asOf AS day
  CALL (metric, area) {
  //> populations/every
  }
  //> verdict
  WITH metric.id AS metric, code, count(*) AS population,
       count(CASE verdict WHEN 'MET' THEN 1 END) AS met,
       count(CASE verdict WHEN 'NOT_MET' THEN 1 END) AS not_met,
       count(CASE verdict WHEN 'UNKNOWN' THEN 1 END) AS unknown,
       count(CASE verdict WHEN 'EXEMPT' THEN 1 END) AS exempt
  RETURN collect({metric: metric, code: code, population: population, met: met, not_met: not_met,
                  unknown: unknown, exempt: exempt}) AS counts
}
