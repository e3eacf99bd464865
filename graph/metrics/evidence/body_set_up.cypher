// What was looked at for "a body is set up here": every body of these kinds in the compound, whenever it stood.
// in: subject (Compound), area, day, metric; out: item, code
// metric.kinds: list of string – kinds of body that count
// metric.forms: list of string or null – forms that count; null means any
// metric.withoutForms: list of string – forms that do not
MATCH (subject)<-[:SET_UP_IN]-(item:Body) WHERE item.kind IN metric.kinds
RETURN item,
       CASE WHEN NOT (metric.forms IS NULL OR item.form IN metric.forms) OR coalesce(item.form, '') IN metric.withoutForms THEN 'OTHER_FORM'
            WHEN day >= item.untilLast THEN 'ENDED'
            WHEN day < item.sinceFirst THEN 'NOT_YET'
            WHEN item.sinceLast <= day < item.untilFirst THEN 'HOLDS'
            ELSE 'DATE_UNCERTAIN' END AS code
