// A service of these modes holds in the compound, by a firm where asked: certainly (2), perhaps (1), not recorded (0).
// in: subject (Compound), area, day, metric
// out: found
// metric.modes: list of string or null – modes that count; null means any
// metric.firmOnly: boolean – only services that a firm provides
// metric.firmModes: list of string – modes whose empty provider is perhaps a firm
OPTIONAL MATCH (subject)<-[:SERVES]-(service:Service)
  WHERE (metric.modes IS NULL OR service.mode IN metric.modes) AND service.sinceFirst <= day < service.untilLast
OPTIONAL MATCH (service)-[:PROVIDED_BY]->(provider:Body)
WITH day, metric, service, provider,
     [CASE WHEN service IS NULL THEN 0 WHEN service.sinceLast <= day < service.untilFirst THEN 2 ELSE 1 END,
      CASE WHEN provider IS NULL THEN CASE WHEN NOT metric.firmOnly THEN 2 WHEN service.mode IN metric.firmModes THEN 1 ELSE 0 END
           WHEN metric.firmOnly AND provider.kind <> 'firm' THEN 0
           WHEN provider.sinceLast <= day < provider.untilFirst THEN 2
           WHEN provider.sinceFirst <= day < provider.untilLast THEN 1 ELSE 0 END] AS truths
RETURN coalesce(max(CASE WHEN 0 IN truths THEN 0 WHEN 1 IN truths THEN 1 ELSE 2 END), 0) AS found
