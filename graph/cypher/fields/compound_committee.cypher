// The committee of a compound: owners' before management, then the latest established, then the smaller id.
// in: x (Compound), day; out: y (Body)
MATCH (x)<-[:SET_UP_IN]-(y:Body)
WHERE y.kind IN ['owners_committee', 'management_committee'] AND y.sinceLast <= day < y.untilFirst
WITH y ORDER BY y.kind DESC, y.sinceFirst DESC, y.id LIMIT 1
