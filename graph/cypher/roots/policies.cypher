// Policies: all, or those whose area lies inside an area, itself included.
// out: y (Policy)
// $within: string – code, empty for everywhere
MATCH (y:Policy)
WHERE $within = '' OR EXISTS {
  MATCH (place:Area {id: y.area})-[:IN]->{0,6}(top:Area) WHERE top.id = $within
}
