// What was looked at for "one person holds all of these": the posts and who is in them.
// in: subject (Area), day, metric; out: item, code
// metric.posts: list of string – kinds of post
// metric.secretaryForms: list of string – forms of Party organisation whose secretary is meant
MATCH (subject)<-[:SEATED_IN]-(body:Body)<-[:OF_BODY]-(post:Post)
  WHERE post.kind IN metric.posts
    AND (post.kind <> 'secretary' OR (body.kind = 'party_organisation' AND body.form IN metric.secretaryForms))
OPTIONAL MATCH (post)<-[:TO_POST]-(app:Appointment)
  WHERE app.status IN ['in_office', 'ended'] AND app.sinceFirst <= day < app.untilLast
RETURN coalesce(app, post) AS item,
       CASE WHEN app IS NULL THEN 'VACANT'
            WHEN EXISTS { MATCH (app)<-[:SUSPENDS]-(suspension:Suspension) WHERE suspension.sinceFirst <= day < suspension.untilLast }
              THEN 'SUSPENDED'
            WHEN app.sinceLast <= day < app.untilFirst THEN 'ONE_OF_SEVERAL' ELSE 'DATE_UNCERTAIN' END AS code
