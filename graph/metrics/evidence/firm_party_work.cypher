// What was looked at for Party work in a firm: its Party organisations, and the holders of posts that count as well.
// in: subject (Body), day, metric; out: item, code
// metric.orPosts: list of string – kinds of post in the firm that count as well
CALL (subject, day, metric) {
  MATCH (subject)<-[:BRANCH_OF]-(item:Body) WHERE item.kind = 'party_organisation'
  RETURN item, CASE WHEN day >= item.untilLast THEN 'ENDED' WHEN day < item.sinceFirst THEN 'NOT_YET'
                    WHEN item.sinceLast <= day < item.untilFirst THEN 'HOLDS' ELSE 'DATE_UNCERTAIN' END AS code
UNION ALL
  MATCH (subject)<-[:OF_BODY]-(post:Post) WHERE post.kind IN metric.orPosts
  OPTIONAL MATCH (post)<-[:TO_POST]-(app:Appointment)
    WHERE app.status IN ['in_office', 'ended'] AND app.sinceFirst <= day < app.untilLast
  RETURN coalesce(app, post) AS item, CASE WHEN app IS NULL THEN 'VACANT'
         WHEN EXISTS { MATCH (app)<-[:SUSPENDS]-(suspension:Suspension) WHERE suspension.sinceFirst <= day < suspension.untilLast }
           THEN 'SUSPENDED' WHEN app.sinceLast <= day < app.untilFirst THEN 'HOLDS' ELSE 'DATE_UNCERTAIN' END AS code
}
RETURN item, code
