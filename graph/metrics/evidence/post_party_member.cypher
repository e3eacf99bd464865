// What was looked at for "a holder of this post is a Party member": the posts, who is in them, and their membership.
// in: subject (Body), day, metric; out: item, code
// metric.posts: list of string – kinds of post
CALL (subject, day, metric) {
  MATCH (subject)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment) WHERE post.kind IN metric.posts
  WITH subject AS body, post, app, day
  //> held
  MATCH (app)-[:OF_PERSON]->(person:Person)
  //> party_member
  RETURN app AS item, CASE WHEN held = 1 THEN 'DATE_UNCERTAIN' WHEN party = 2 THEN 'MEMBER' WHEN party = 1 THEN 'MEMBERSHIP_UNKNOWN'
                           ELSE 'NOT_MEMBER' END AS code
UNION ALL
  MATCH (subject)<-[:OF_BODY]-(item:Post)
    WHERE item.kind IN metric.posts AND NOT EXISTS { MATCH (item)<-[:TO_POST]-(app:Appointment)
      WHERE app.status IN ['in_office', 'ended'] AND app.sinceFirst <= day < app.untilLast }
  RETURN item, 'VACANT' AS code
}
RETURN item, code
