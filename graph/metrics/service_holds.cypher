// A service of these modes holds in the compound, by a firm where asked: certainly (2), perhaps (1), not recorded (0).
// in: subject (Compound), area, day
// out: found
// $modes: list of string or null – modes that count; null means any
// $firmOnly: boolean – only services that a firm provides
// $firmModes: list of string – modes whose empty provider is perhaps a firm
OPTIONAL MATCH (subject)<-[:SERVES]-(service:Service)
  WHERE ($modes IS NULL OR service.mode IN $modes) AND service.sinceFirst <= day < service.untilLast
OPTIONAL MATCH (service)-[:PROVIDED_BY]->(provider:Body)
WITH day, service, provider,
     [CASE WHEN service IS NULL THEN 0 WHEN service.sinceLast <= day < service.untilFirst THEN 2 ELSE 1 END,
      CASE WHEN provider IS NULL THEN CASE WHEN NOT $firmOnly THEN 2 WHEN service.mode IN $firmModes THEN 1 ELSE 0 END
           WHEN $firmOnly AND provider.kind <> 'firm' THEN 0
           WHEN provider.sinceLast <= day < provider.untilFirst THEN 2
           WHEN provider.sinceFirst <= day < provider.untilLast THEN 1 ELSE 0 END] AS truths
RETURN coalesce(max(CASE WHEN 0 IN truths THEN 0 WHEN 1 IN truths THEN 1 ELSE 2 END), 0) AS found
