// What was looked at for "a holder here also serves in the community": the services, the holders on either side, vacant away posts.
// in: subject (Compound or Body), area, day, metric; out: item, code
// metric.home: string – whose holders are looked at
// metric.homePosts: list of string or null – kinds of post on that side
// metric.forIt: boolean – only posts for this compound or for all
// metric.memberOnly: boolean – only holders who are Party members
// metric.awayKinds: list of string – kinds of the community's body
// metric.awayForms: list of string – its forms; an empty form counts where 'committee' does
// metric.awayPosts: list of string or null – kinds of post in it
CALL (subject, area, day, metric) {
  WITH subject, day, metric WHERE metric.home = 'serving_firm'
  MATCH (subject)<-[:SERVES]-(item:Service)
  RETURN item, CASE WHEN day >= item.untilLast THEN 'ENDED' WHEN day < item.sinceFirst THEN 'NOT_YET'
                    WHEN NOT EXISTS { (item)-[:PROVIDED_BY]->(:Body) } THEN 'PROVIDER_UNKNOWN'
                    WHEN item.sinceLast <= day < item.untilFirst THEN 'SERVES' ELSE 'DATE_UNCERTAIN' END AS code
UNION
  //> home_bodies
  MATCH (body)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment)
    WHERE (metric.homePosts IS NULL OR post.kind IN metric.homePosts)
      AND (NOT metric.forIt OR NOT EXISTS { (post)-[:FOR_COMPOUND]->(:Compound) } OR EXISTS { (post)-[:FOR_COMPOUND]->(subject) })
  //> held
  MATCH (app)-[:OF_PERSON]->(person:Person)
  //> party_member
  RETURN app AS item, CASE WHEN metric.memberOnly AND party = 0 THEN 'NOT_MEMBER' WHEN metric.memberOnly AND party = 1 THEN 'MEMBERSHIP_UNKNOWN'
                           WHEN held = 2 THEN 'HOME_ONLY' ELSE 'DATE_UNCERTAIN' END AS code
UNION
  MATCH (area)-[:IN]->{0,1}(community:Area)<-[:SEATED_IN]-(body:Body)<-[:OF_BODY]-(post:Post)
    WHERE community.level = 'community' AND body.kind IN metric.awayKinds AND (metric.awayPosts IS NULL OR post.kind IN metric.awayPosts)
      AND (body.form IN metric.awayForms OR (body.form IS NULL AND 'committee' IN metric.awayForms))
  OPTIONAL MATCH (post)<-[:TO_POST]-(app:Appointment)
    WHERE app.status IN ['in_office', 'ended'] AND app.sinceFirst <= day < app.untilLast
  RETURN coalesce(app, post) AS item, CASE WHEN app IS NULL THEN 'VACANT'
         WHEN app.sinceLast <= day < app.untilFirst THEN 'AWAY_ONLY' ELSE 'DATE_UNCERTAIN' END AS code
}
RETURN item, code
