// What was looked at for "who leads a serving firm also serves in the community": the services, the holders on either side, vacant away posts.
// in: subject (Compound), area, day, metric; out: item, code
// metric.homePosts: list of string – kinds of post in the firm, for this compound or for all
// metric.awayKind: string – kind of the community's body
// metric.awayForms: list of string – its forms; an empty form counts where 'committee' does
// metric.awayPosts: list of string – kinds of post in it
CALL (subject, day, metric) {
  MATCH (subject)<-[:SERVES]-(item:Service)
  RETURN item, CASE WHEN day >= item.untilLast THEN 'ENDED' WHEN day < item.sinceFirst THEN 'NOT_YET'
                    WHEN NOT EXISTS { (item)-[:PROVIDED_BY]->(:Body) } THEN 'PROVIDER_UNKNOWN'
                    WHEN item.sinceLast <= day < item.untilFirst THEN 'SERVES' ELSE 'DATE_UNCERTAIN' END AS code
UNION
  MATCH (subject)<-[:SERVES]-(service:Service)-[:PROVIDED_BY]->(body:Body)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment)
    WHERE body.kind = 'firm' AND service.sinceFirst <= day < service.untilLast AND post.kind IN metric.homePosts
      AND (NOT EXISTS { (post)-[:FOR_COMPOUND]->(:Compound) } OR EXISTS { (post)-[:FOR_COMPOUND]->(subject) })
  //> held
  RETURN app AS item, CASE held WHEN 2 THEN 'HOME_ONLY' ELSE 'DATE_UNCERTAIN' END AS code
UNION
  MATCH (subject)-[:LOCATED_IN]->(:Area)-[:IN]->{0,2}(community:Area)<-[:SEATED_IN]-(body:Body)<-[:OF_BODY]-(post:Post)
    WHERE community.level = 'community' AND body.kind = metric.awayKind AND post.kind IN metric.awayPosts
      AND (body.form IN metric.awayForms OR (body.form IS NULL AND 'committee' IN metric.awayForms))
  OPTIONAL MATCH (post)<-[:TO_POST]-(app:Appointment)
    WHERE app.status IN ['in_office', 'ended'] AND app.sinceFirst <= day < app.untilLast
  RETURN coalesce(app, post) AS item, CASE WHEN app IS NULL THEN 'VACANT'
         WHEN app.sinceLast <= day < app.untilFirst THEN 'AWAY_ONLY' ELSE 'DATE_UNCERTAIN' END AS code
}
RETURN item, code
