// Whether a firm serves the compound: certainly (2), perhaps (1), no (0); an empty provider is perhaps a firm in some modes.
// A missing end of the service is the compound's: it tells where the opposite is asked, with the compound's last day not exact.
// in: subject (Compound), area, day, filter; out: place
OPTIONAL MATCH (subject)<-[:SERVES]-(service:Service) WHERE service.sinceFirst <= day < service.untilLast
OPTIONAL MATCH (service)-[:PROVIDED_BY]->(provider:Body)
WITH day, service, provider,
     [CASE WHEN service IS NULL THEN 0
           WHEN service.sinceLast <= day < service.untilFirst AND (service.since IS NOT NULL OR subject.sinceLast <= day)
             AND (service.until IS NOT NULL OR day < subject.untilFirst) THEN 2 ELSE 1 END,
      CASE WHEN provider IS NULL THEN CASE WHEN service.mode IN ['professional', 'bundled'] THEN 1 ELSE 0 END
           WHEN provider.kind <> 'firm' THEN 0
           WHEN provider.sinceLast <= day < provider.untilFirst THEN 2
           WHEN provider.sinceFirst <= day < provider.untilLast THEN 1 ELSE 0 END] AS truths
RETURN coalesce(max(CASE WHEN 0 IN truths THEN 0 WHEN 1 IN truths THEN 1 ELSE 2 END), 0) AS place
