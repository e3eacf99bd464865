// What was looked at for "a service holds here": every service of the compound, whenever it held.
// in: subject (Compound), area, day, metric; out: item, code
// metric.modes: list of string or null – modes that count; null means any
// metric.firmOnly: boolean – only services that a firm provides
// metric.firmModes: list of string – modes whose empty provider is perhaps a firm
MATCH (subject)<-[:SERVES]-(item:Service)
OPTIONAL MATCH (item)-[:PROVIDED_BY]->(provider:Body)
RETURN item,
       CASE WHEN NOT (metric.modes IS NULL OR item.mode IN metric.modes) THEN 'OTHER_MODE'
            WHEN day >= item.untilLast THEN 'ENDED'
            WHEN day < item.sinceFirst THEN 'NOT_YET'
            WHEN metric.firmOnly AND provider IS NULL AND item.mode IN metric.firmModes THEN 'PROVIDER_UNKNOWN'
            WHEN metric.firmOnly AND (provider IS NULL OR provider.kind <> 'firm') THEN 'NOT_A_FIRM'
            WHEN provider IS NOT NULL AND NOT provider.sinceFirst <= day < provider.untilLast THEN 'PROVIDER_GONE'
            WHEN item.sinceLast <= day < item.untilFirst AND (provider IS NULL OR provider.sinceLast <= day < provider.untilFirst)
              THEN 'HOLDS'
            ELSE 'DATE_UNCERTAIN' END AS code
