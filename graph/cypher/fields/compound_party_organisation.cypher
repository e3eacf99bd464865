// The Party organisation of a compound: own before joint, then the latest established, then the smaller id.
// in: x (Compound), day; out: y (Body)
MATCH (x)<-[:SET_UP_IN]-(y:Body)
WHERE y.kind = 'party_organisation' AND y.form <> 'firm_branch' AND y.sinceLast <= day < y.untilFirst
WITH y ORDER BY y.form = 'joint_branch', y.sinceFirst DESC, y.id LIMIT 1
