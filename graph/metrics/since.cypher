// The first day of the unbroken stretch up to the day with this verdict; null when it never began.
// The answer can change only on a day that a record names, so it is asked on those, the latest first, until it
// differs: the stretch begins on the next of them. Day 1 stands for all time before.
// in: subject, area, day, metric, verdict; out: since – yyyymmdd
CALL (subject, area, day, metric, verdict) {
  WITH subject, area, metric, verdict AS held, day AS upto
  CALL (subject, area, metric) {
  //> populations/days
  RETURN days
  }
  WITH subject, area, metric, held, [one IN days WHERE one <= upto] + [1] AS days
  OPTIONAL CALL (subject, area, metric, held, days) {
    UNWIND days AS day
    WITH DISTINCT subject, area, metric, held, day ORDER BY day DESC
    OPTIONAL CALL (subject, area, day, metric) {
      //> verdict
      RETURN verdict
    }
    WITH day, held, verdict WHERE verdict IS NULL OR verdict <> held
    RETURN day AS broke LIMIT 1
  }
  RETURN reduce(first = null, one IN days | CASE WHEN one > broke AND (first IS NULL OR one < first) THEN one ELSE first END) AS since
}
