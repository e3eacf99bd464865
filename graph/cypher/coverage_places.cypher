// The area asked about, every area inside it, and the area of the split that each belongs to.
// out: within, places – list of {area, code}, groups – codes of the split's areas, seen
// $by: string – level of the split; empty is one group, the area itself
//> within
CALL (within) {
  MATCH (within)<-[:IN]-{0,6}(area:Area)
  OPTIONAL MATCH (area)-[:IN]->{0,6}(group:Area) WHERE group.level = $by
  RETURN collect({area: area, code: coalesce(group.id, $within)}) AS places
}
WITH within, seen, places,
     CASE WHEN within IS NULL THEN []
          WHEN $by = '' THEN [$within]
          ELSE [one IN places WHERE one.area.level = $by | one.area.id] END AS groups
