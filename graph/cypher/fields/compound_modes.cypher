// What is recorded of a compound that a policy's case may ask for, and the areas around it; no row where a firm certainly
// serves it on the day.
// in: x (Compound), day; out: facts, codes
CALL (x, day) {
  OPTIONAL MATCH (x)<-[:SERVES]-(service:Service) WHERE service.sinceFirst <= day < service.untilLast
  OPTIONAL MATCH (service)-[:PROVIDED_BY]->(provider:Body)
  WITH x, day, service, provider,
       [CASE WHEN service.sinceLast <= day < service.untilFirst THEN 2 ELSE 1 END,
        CASE WHEN service.since IS NOT NULL OR x.sinceLast <= day THEN 2 WHEN x.sinceFirst <= day THEN 1 ELSE 0 END,
        CASE WHEN service.until IS NOT NULL OR day < x.untilFirst THEN 2 WHEN day < x.untilLast THEN 1 ELSE 0 END,
        CASE WHEN provider IS NULL OR provider.sinceLast <= day < provider.untilFirst THEN 2
             WHEN provider.sinceFirst <= day < provider.untilLast THEN 1 ELSE 0 END] AS truths
  WITH x, day, collect(CASE WHEN service IS NOT NULL AND NOT 0 IN truths THEN
    {mode: service.mode, certain: NOT 1 IN truths, firm: coalesce(provider.kind = 'firm', false)} END) AS services
  WHERE NOT any(one IN services WHERE one.certain AND one.firm)
  MATCH (x)-[:LOCATED_IN]->(:Area)-[:IN]->{0,6}(around:Area)
  RETURN {class: x.class, mature: x.mature, households: x.households, built: x.builtOn, builtFirst: x.sinceFirst, builtLast: x.sinceLast,
          services: services} AS facts, collect(around.id) AS codes
}
