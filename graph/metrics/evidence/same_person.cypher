// What was looked at for "one person holds both": the holders of either post in the compound's bodies, and vacant ones.
// in: subject (Compound), area, day, metric; out: item, code
// metric.homeForms: list of string – forms of the Party organisation
// metric.homePost: string – kind of post in it
// metric.awayKinds: list of string – kinds of the other body
// metric.awayPost: string – kind of post in it
MATCH (subject)<-[:SET_UP_IN]-(body:Body)<-[:OF_BODY]-(post:Post)
  WHERE (body.kind = 'party_organisation' AND body.form IN metric.homeForms AND post.kind = metric.homePost)
     OR (body.kind IN metric.awayKinds AND post.kind = metric.awayPost)
OPTIONAL MATCH (post)<-[:TO_POST]-(app:Appointment)
  WHERE app.status IN ['in_office', 'ended'] AND app.sinceFirst <= day < app.untilLast
RETURN coalesce(app, post) AS item,
       CASE WHEN app IS NULL THEN 'VACANT'
            WHEN EXISTS { MATCH (app)<-[:SUSPENDS]-(suspension:Suspension) WHERE suspension.sinceFirst <= day < suspension.untilLast }
              THEN 'SUSPENDED'
            WHEN NOT app.sinceLast <= day < app.untilFirst THEN 'DATE_UNCERTAIN'
            WHEN body.kind = 'party_organisation' THEN 'HOME_ONLY' ELSE 'AWAY_ONLY' END AS code
