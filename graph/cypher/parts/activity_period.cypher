// The days that an activity's period spans, as numbers that the first and last day and none outside lie between:
// 2024 is months 1 to 12, 2024H2 7 to 12, 2024Q3 7 to 9, 2024-05 5 to 5.
// in: one (Activity); out: begins, ends, after – the first day after it; all null without a period
CALL (one) {
  WITH toInteger(left(one.period, 4)) AS year, substring(one.period, 4) AS rest
  WITH year, CASE WHEN rest STARTS WITH 'H' THEN [toInteger(right(rest, 1)) * 6 - 5, toInteger(right(rest, 1)) * 6]
                  WHEN rest STARTS WITH 'Q' THEN [toInteger(right(rest, 1)) * 3 - 2, toInteger(right(rest, 1)) * 3]
                  WHEN rest STARTS WITH '-' THEN [toInteger(right(rest, 2)), toInteger(right(rest, 2))] ELSE [1, 12] END AS months
  RETURN year * 10000 + months[0] * 100 + 1 AS begins, year * 10000 + months[1] * 100 + 31 AS ends,
         CASE WHEN months[1] = 12 THEN (year + 1) * 10000 + 101 ELSE year * 10000 + (months[1] + 1) * 100 + 1 END AS after
}
