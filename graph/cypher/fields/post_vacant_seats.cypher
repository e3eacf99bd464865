// Seats of a post less those certainly taken, by suspended holders too; 0 where post or body does not certainly exist.
// in: x (Post), day; out: y (integer)
MATCH (x)-[:OF_BODY]->(body:Body)
OPTIONAL MATCH (x)-[:FOR_COMPOUND]->(place:Compound)
WITH x, day, body.sinceLast <= day < body.untilFirst AND x.sinceLast <= day < x.untilFirst
     AND (place IS NULL OR x.since IS NOT NULL OR place.sinceLast <= day)
     AND (place IS NULL OR x.until IS NOT NULL OR day < place.untilFirst) AS stands
OPTIONAL MATCH (x)<-[:TO_POST]-(app:Appointment)
  WHERE app.status IN ['in_office', 'ended'] AND app.sinceLast <= day < app.untilFirst
WITH x, stands, count(app) AS taken
WITH CASE WHEN stands AND x.seats > taken THEN x.seats - taken ELSE 0 END AS y
