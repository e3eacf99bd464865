// Firms that certainly employ a person on the day; a missing end is the firm's.
// in: x (Person), day; out: y (Body)
MATCH (x)<-[:EMPLOYS]-(job:Employment)-[:AT_FIRM]->(y:Body)
WHERE job.sinceLast <= day < job.untilFirst
  AND (job.since IS NOT NULL OR y.sinceLast <= day) AND (job.until IS NOT NULL OR day < y.untilFirst)
WITH DISTINCT y
