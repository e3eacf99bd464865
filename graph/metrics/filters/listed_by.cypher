// Whether a Party organisation of these forms lists the compound: certainly (2), perhaps (1), no (0).
// in: subject (Compound), area, day, filter; out: place
// filter.forms: list of string – forms of Party organisation
OPTIONAL MATCH (subject)<-[:SET_UP_IN]-(body:Body)
  WHERE body.kind = 'party_organisation' AND body.form IN filter.forms AND body.sinceFirst <= day < body.untilLast
RETURN coalesce(max(CASE WHEN body IS NULL THEN 0 WHEN body.sinceLast <= day < body.untilFirst THEN 2 ELSE 1 END), 0) AS place
