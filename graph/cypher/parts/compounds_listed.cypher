// Compounds of an area or of all, as filtered by what they are and who serves them.
// out: y (Compound), area, day
// $within: string – code, empty for everywhere
// $day: integer – yyyymmdd
// $filter: map – name, class, mature, modes, servedByFirm; null for what is not asked
CALL () {
  WITH 1 AS one WHERE $within = ''
  MATCH (y:Compound)-[:LOCATED_IN]->(area:Area)
  RETURN y, area
UNION ALL
  MATCH (top:Area {id: $within})
  MATCH (top)<-[:IN]-{0,6}(area:Area)<-[:LOCATED_IN]-(y:Compound)
  RETURN y, area
}
WITH y, area, $day AS day
WHERE ($filter.name IS NULL OR y.name CONTAINS $filter.name)
  AND ($filter.class IS NULL OR y.class IN $filter.class)
  AND ($filter.mature IS NULL OR y.mature = $filter.mature)
  AND ($filter.modes IS NULL OR EXISTS {
    MATCH (y)<-[:SERVES]-(service:Service)
    WHERE service.mode IN $filter.modes AND service.sinceLast <= day < service.untilFirst
      AND (service.since IS NOT NULL OR y.sinceLast <= day) AND (service.until IS NOT NULL OR day < y.untilFirst)
      AND NOT EXISTS {
        MATCH (service)-[:PROVIDED_BY]->(provider:Body) WHERE NOT provider.sinceLast <= day < provider.untilFirst
      }
  })
  AND ($filter.servedByFirm IS NULL OR $filter.servedByFirm = EXISTS {
    MATCH (y)<-[:SERVES]-(service:Service)-[:PROVIDED_BY]->(firm:Body)
    WHERE firm.kind = 'firm' AND firm.sinceLast <= day < firm.untilFirst
      AND service.sinceLast <= day < service.untilFirst
      AND (service.since IS NOT NULL OR y.sinceLast <= day) AND (service.until IS NOT NULL OR day < y.untilFirst)
  })
