// Firms whose service certainly holds in a compound on the day.
// in: x (Compound), day; out: y (Body)
MATCH (x)<-[:SERVES]-(service:Service)-[:PROVIDED_BY]->(y:Body)
WHERE y.kind = 'firm' AND y.sinceLast <= day < y.untilFirst
  AND service.sinceLast <= day < service.untilFirst
  AND (service.since IS NOT NULL OR x.sinceLast <= day) AND (service.until IS NOT NULL OR day < x.untilFirst)
WITH DISTINCT y
