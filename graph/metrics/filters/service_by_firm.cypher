// Whether a service holds on the day and a firm provides it; missing ends are those of the compound.
// in: subject (Service), area, day, filter; out: place – certainly (2), perhaps (1), no (0)
MATCH (subject)-[:SERVES]->(compound:Compound)
OPTIONAL MATCH (subject)-[:PROVIDED_BY]->(provider:Body)
WITH [CASE WHEN subject.sinceLast <= day < subject.untilFirst THEN 2
           WHEN subject.sinceFirst <= day < subject.untilLast THEN 1 ELSE 0 END,
      CASE WHEN subject.since IS NOT NULL OR compound.sinceLast <= day THEN 2 WHEN compound.sinceFirst <= day THEN 1 ELSE 0 END,
      CASE WHEN subject.until IS NOT NULL OR day < compound.untilFirst THEN 2 WHEN day < compound.untilLast THEN 1 ELSE 0 END,
      CASE WHEN provider IS NULL THEN CASE WHEN subject.mode IN ['professional', 'bundled'] THEN 1 ELSE 0 END
           WHEN provider.kind <> 'firm' THEN 0
           WHEN provider.sinceLast <= day < provider.untilFirst THEN 2
           WHEN provider.sinceFirst <= day < provider.untilLast THEN 1 ELSE 0 END] AS truths
RETURN CASE WHEN 0 IN truths THEN 0 WHEN 1 IN truths THEN 1 ELSE 2 END AS place
