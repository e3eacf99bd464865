// The areas a coverage row may stand for, each with the codes it lies in, its own included.
// in: places, within; out: place (Area), above – list of string
// $by: string – level of the split
UNWIND [one IN places WHERE one.area.level = $by | one.area] + [within] AS place
WITH DISTINCT place WHERE place IS NOT NULL
MATCH (place)-[:IN]->{0,6}(around:Area)
WITH place, collect(around.id) AS above
