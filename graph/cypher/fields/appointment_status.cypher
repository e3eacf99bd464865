// Status of an appointment on the day: one whose end has certainly come has ended, one whose start has certainly not come is
// approved, one recorded as ended has ended once its end may have come; all others are suspended or in office.
// in: x (Appointment), day; out: y (string)
MATCH (x)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)
OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(place:Compound)
OPTIONAL MATCH (x)<-[:SUSPENDS]-(suspension:Suspension) WHERE suspension.sinceLast <= day < suspension.untilFirst
WITH x, post, body, place, day, count(suspension) > 0 AS suspended
WITH x, suspended,
     day < x.untilFirst
     AND (x.until IS NOT NULL OR (day < post.untilFirst AND day < body.untilFirst
       AND (place IS NULL OR post.until IS NOT NULL OR day < place.untilFirst))) AS lasts,
     day >= x.untilLast
     OR (x.until IS NULL AND (day >= post.untilLast OR day >= body.untilLast
       OR (place IS NOT NULL AND post.until IS NULL AND day >= place.untilLast))) AS over,
     day >= x.sinceFirst
     AND (x.since IS NOT NULL OR (day >= post.sinceFirst AND day >= body.sinceFirst
       AND (place IS NULL OR post.since IS NOT NULL OR day >= place.sinceFirst))) AS begun
WITH CASE WHEN NOT x.status IN ['in_office', 'ended'] THEN x.status
          WHEN over THEN 'ended'
          WHEN NOT begun THEN 'approved'
          WHEN x.status = 'ended' AND NOT lasts THEN 'ended'
          WHEN suspended THEN 'suspended'
          ELSE 'in_office' END AS y
