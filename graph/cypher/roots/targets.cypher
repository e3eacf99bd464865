// Targets: all, or those whose area lies inside an area, itself included; on one metric; due by a day;
// those that data can test or cannot.
// out: y (Target)
// $within: string – code, empty for everywhere
// $metric: string or null – identifier
// $dueBy: integer or null – day, yyyymmdd
// $testable: boolean or null
MATCH (y:Target)
WHERE ($within = '' OR EXISTS {
    MATCH (place:Area {id: y.area})-[:IN]->{0,6}(top:Area) WHERE top.id = $within
  })
  AND ($metric IS NULL OR EXISTS { MATCH (y)-[:ON_METRIC]->(metric:Metric) WHERE metric.id = $metric })
  AND ($dueBy IS NULL OR y.dueLast <= $dueBy)
  AND ($testable IS NULL OR y.testable = $testable)
