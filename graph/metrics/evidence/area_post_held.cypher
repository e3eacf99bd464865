// What was looked at for "somebody holds this post here": the posts of the area's own bodies and who is in them.
// in: subject (Area), day, metric; out: item, code
// metric.posts: list of string – kinds of post
MATCH (subject)<-[:SEATED_IN]-(:Body)<-[:OF_BODY]-(post:Post) WHERE post.kind IN metric.posts
OPTIONAL MATCH (post)<-[:TO_POST]-(app:Appointment)
  WHERE app.status IN ['in_office', 'ended'] AND app.sinceFirst <= day < app.untilLast
RETURN coalesce(app, post) AS item,
       CASE WHEN app IS NULL THEN 'VACANT'
            WHEN EXISTS { MATCH (app)<-[:SUSPENDS]-(suspension:Suspension) WHERE suspension.sinceFirst <= day < suspension.untilLast }
              THEN 'SUSPENDED'
            WHEN app.sinceLast <= day < app.untilFirst THEN 'HOLDS' ELSE 'DATE_UNCERTAIN' END AS code
