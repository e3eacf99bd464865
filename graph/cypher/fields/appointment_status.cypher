// Status of an appointment on the day: a certain holder is in office, or suspended; one whose end has certainly come has
// ended, one whose start has certainly not come is approved; otherwise the word as recorded.
// in: x (Appointment), day; out: y (string)
MATCH (x)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)
OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(place:Compound)
OPTIONAL MATCH (x)<-[:SUSPENDS]-(suspension:Suspension) WHERE suspension.sinceLast <= day < suspension.untilFirst
WITH x, post, body, place, day, count(suspension) > 0 AS suspended
WITH x, suspended,
     x.sinceLast <= day < x.untilFirst
     AND (x.since IS NOT NULL OR (post.sinceLast <= day AND body.sinceLast <= day
       AND (place IS NULL OR post.since IS NOT NULL OR place.sinceLast <= day)))
     AND (x.until IS NOT NULL OR (day < post.untilFirst AND day < body.untilFirst
       AND (place IS NULL OR post.until IS NOT NULL OR day < place.untilFirst))) AS runs,
     day >= x.untilLast
     OR (x.until IS NULL AND (day >= post.untilLast OR day >= body.untilLast
       OR (place IS NOT NULL AND post.until IS NULL AND day >= place.untilLast))) AS over,
     day >= x.sinceFirst
     AND (x.since IS NOT NULL OR (day >= post.sinceFirst AND day >= body.sinceFirst
       AND (place IS NULL OR post.since IS NOT NULL OR day >= place.sinceFirst))) AS begun
WITH CASE WHEN NOT x.status IN ['in_office', 'ended'] THEN x.status
          WHEN runs AND suspended THEN 'suspended'
          WHEN runs THEN 'in_office'
          WHEN over THEN 'ended'
          WHEN NOT begun THEN 'approved'
          ELSE x.status END AS y
