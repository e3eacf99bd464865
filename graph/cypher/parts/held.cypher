// Whether an appointment certainly (2) or perhaps (1) holds its post on a day; rows where it does not are dropped.
// in: app (Appointment), post (Post), body (Body), day (yyyymmdd)
// out: held
CALL (app, post, body, day) {
  OPTIONAL MATCH (app)<-[:SUSPENDS]-(suspension:Suspension)
    WHERE suspension.sinceFirst <= day < suspension.untilLast
  WITH app, post, body, day,
       coalesce(max(CASE WHEN suspension IS NULL THEN 0
                         WHEN suspension.sinceLast <= day < suspension.untilFirst THEN 2
                         ELSE 1 END), 0) AS suspended
  OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(place:Compound)
  WITH [CASE WHEN NOT app.status IN ['in_office', 'ended'] THEN 0
             WHEN app.sinceLast <= day < app.untilFirst THEN 2
             WHEN app.sinceFirst <= day < app.untilLast THEN 1 ELSE 0 END,
        CASE WHEN body.sinceLast <= day < body.untilFirst THEN 2
             WHEN body.sinceFirst <= day < body.untilLast THEN 1 ELSE 0 END,
        CASE WHEN post.sinceLast <= day < post.untilFirst THEN 2
             WHEN post.sinceFirst <= day < post.untilLast THEN 1 ELSE 0 END,
        CASE WHEN place IS NULL OR post.since IS NOT NULL OR place.sinceLast <= day THEN 2
             WHEN place.sinceFirst <= day THEN 1 ELSE 0 END,
        CASE WHEN place IS NULL OR post.until IS NOT NULL OR day < place.untilFirst THEN 2
             WHEN day < place.untilLast THEN 1 ELSE 0 END,
        2 - suspended] AS truths
  RETURN CASE WHEN 0 IN truths THEN 0 WHEN 1 IN truths THEN 1 ELSE 2 END AS held
}
WITH * WHERE held > 0
