// Keeps appointments whose period holds or may hold on the day, a missing end being that of the post and body.
// in: y (Appointment), post (Post), body (Body), day (null: all)
OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(place:Compound)
WITH y, post, body, place, day
WHERE day IS NULL OR (y.sinceFirst <= day < y.untilLast
  AND (y.since IS NOT NULL OR (post.sinceFirst <= day AND body.sinceFirst <= day
    AND (place IS NULL OR post.since IS NOT NULL OR place.sinceFirst <= day)))
  AND (y.until IS NOT NULL OR (day < post.untilLast AND day < body.untilLast
    AND (place IS NULL OR post.until IS NOT NULL OR day < place.untilLast))))
