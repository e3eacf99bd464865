// A body of these kinds and forms is set up in the compound: certainly (2), perhaps (1), not recorded (0).
// in: subject (Compound), area, day, metric
// out: found
// metric.kinds: list of string – kinds of body that count
// metric.forms: list of string or null – forms that count; null means any
// metric.withoutForms: list of string – forms that do not
OPTIONAL MATCH (subject)<-[:SET_UP_IN]-(body:Body)
  WHERE body.kind IN metric.kinds AND (metric.forms IS NULL OR body.form IN metric.forms)
    AND NOT coalesce(body.form, '') IN metric.withoutForms
    AND body.sinceFirst <= day < body.untilLast
RETURN coalesce(max(CASE WHEN body IS NULL THEN 0 WHEN body.sinceLast <= day < body.untilFirst THEN 2 ELSE 1 END), 0) AS found
