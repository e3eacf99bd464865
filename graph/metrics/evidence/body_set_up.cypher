// What was looked at for "a body is set up here": every body of these kinds in the compound, whenever it stood.
// in: subject (Compound), area, day; out: item, code
// $kinds: list of string – kinds of body that count
// $forms: list of string or null – forms that count; null means any
// $withoutForms: list of string – forms that do not
MATCH (subject)<-[:SET_UP_IN]-(item:Body) WHERE item.kind IN $kinds
RETURN item,
       CASE WHEN NOT ($forms IS NULL OR item.form IN $forms) OR coalesce(item.form, '') IN $withoutForms THEN 'OTHER_FORM'
            WHEN day >= item.untilLast THEN 'ENDED'
            WHEN day < item.sinceFirst THEN 'NOT_YET'
            WHEN item.sinceLast <= day < item.untilFirst THEN 'HOLDS'
            ELSE 'DATE_UNCERTAIN' END AS code
