// Whether an area is one of some others, or lies inside one of them, as known now.
// $code: string – code of the area
// $areas: list of string – codes of the others
RETURN EXISTS { MATCH (area:Area {id: $code})-[:IN]->{0,6}(top:Area) WHERE top.id IN $areas } AS inside
