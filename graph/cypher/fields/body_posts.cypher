// Posts of a body: all, or those that certainly exist with it on a day.
// in: x (Body), day (null: all); out: y (Post)
MATCH (x)<-[:OF_BODY]-(y:Post)
OPTIONAL MATCH (y)-[:FOR_COMPOUND]->(place:Compound)
WITH x, y, place, day
WHERE day IS NULL OR (x.sinceLast <= day < x.untilFirst AND y.sinceLast <= day < y.untilFirst
  AND (place IS NULL OR y.since IS NOT NULL OR place.sinceLast <= day)
  AND (place IS NULL OR y.until IS NOT NULL OR day < place.untilFirst))
