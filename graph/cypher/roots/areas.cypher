// Areas: all, or those inside an area, itself included; of one level where asked.
// out: y (Area)
// $within: string – code, empty for everywhere
// $level: string – level, empty for all
CALL () {
  WITH 1 AS one WHERE $within = ''
  MATCH (y:Area)
  RETURN y
UNION ALL
  MATCH (top:Area {id: $within})
  MATCH (top)<-[:IN]-{0,6}(y:Area)
  RETURN y
}
WITH y WHERE $level = '' OR y.level = $level
