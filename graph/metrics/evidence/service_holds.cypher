// What was looked at for "a service holds here": every service of the compound, whenever it held.
// in: subject (Compound), area, day; out: item, code
// $modes: list of string or null – modes that count; null means any
// $firmOnly: boolean – only services that a firm provides
// $firmModes: list of string – modes whose empty provider is perhaps a firm
MATCH (subject)<-[:SERVES]-(item:Service)
OPTIONAL MATCH (item)-[:PROVIDED_BY]->(provider:Body)
RETURN item,
       CASE WHEN NOT ($modes IS NULL OR item.mode IN $modes) THEN 'OTHER_MODE'
            WHEN day >= item.untilLast THEN 'ENDED'
            WHEN day < item.sinceFirst THEN 'NOT_YET'
            WHEN $firmOnly AND provider IS NULL AND item.mode IN $firmModes THEN 'PROVIDER_UNKNOWN'
            WHEN $firmOnly AND (provider IS NULL OR provider.kind <> 'firm') THEN 'NOT_A_FIRM'
            WHEN provider IS NOT NULL AND NOT provider.sinceFirst <= day < provider.untilLast THEN 'PROVIDER_GONE'
            WHEN item.sinceLast <= day < item.untilFirst AND (provider IS NULL OR provider.sinceLast <= day < provider.untilFirst)
              THEN 'HOLDS'
            ELSE 'DATE_UNCERTAIN' END AS code
