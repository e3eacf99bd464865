// For areas without a stated parent: the one with the longest code that begins theirs, and the one they are under now.
// $codes: list of string – codes whose own or whose descendants' parent may have changed
UNWIND $codes AS code
MATCH (area:Record) WHERE area.id STARTS WITH code AND area:Area AND area.parent IS NULL
WITH DISTINCT area
OPTIONAL MATCH (above:Record)
  WHERE above.id IN [size IN [2, 4, 6, 9, 12] WHERE size < size(area.id) | left(area.id, size)] AND above:Area
WITH area, above ORDER BY size(above.id) DESC
WITH area, collect(above.id)[0] AS parent
OPTIONAL MATCH (area)-[:IN]->(now:Area)
WITH area.id AS `from`, parent AS `to`, now.id AS was
WHERE `to` <> was OR (`to` IS NULL) <> (was IS NULL)
RETURN `from`, `to`, was
