// Keeps services that certainly hold: missing ends are the compound's, and a provider must exist.
// in: x (Compound), y (Service), day
WHERE y.sinceLast <= day < y.untilFirst
  AND (y.since IS NOT NULL OR x.sinceLast <= day) AND (y.until IS NOT NULL OR day < x.untilFirst)
OPTIONAL MATCH (y)-[:PROVIDED_BY]->(provider:Body)
WITH y, provider, day WHERE provider IS NULL OR provider.sinceLast <= day < provider.untilFirst
