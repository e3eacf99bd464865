// The area asked about, every area inside it, and the area of the split that each belongs to.
// out: within, places – list of {area, code}, groups – codes of the split's areas, seen, stamp
// $within: string – code of the area
// $by: string or null – level of the split; null is one group, the area itself
CALL () {
  OPTIONAL MATCH (within:Area {id: $within})
  RETURN within
}
CALL () {
  OPTIONAL MATCH (ledger:Ledger {id: 'ledger'})
  RETURN coalesce(ledger.policyStamp, 0) AS stamp
}
CALL () {
  RETURN EXISTS { MATCH (version:KnownRecord {id: $within}) WHERE version:KnownArea } AS seen
}
CALL (within) {
  MATCH (within)<-[:IN]-{0,6}(area:Area)
  OPTIONAL MATCH (area)-[:IN]->{0,6}(group:Area) WHERE group.level = $by
  RETURN collect({area: area, code: coalesce(group.id, $within)}) AS places
}
WITH within, seen, stamp, places,
     CASE WHEN within IS NULL THEN []
          WHEN $by IS NULL THEN [$within]
          ELSE [one IN places WHERE one.area.level = $by | one.area.id] END AS groups
