// A Party organisation is the firm's branch, or somebody holds one of these posts in the firm.
// in: subject (Body), day, metric
// out: found – certainly (2), perhaps (1), not recorded (0)
// metric.orPosts: list of string – kinds of post in the firm that count as well
CALL (subject, day) {
  OPTIONAL MATCH (subject)<-[:BRANCH_OF]-(body:Body)
    WHERE body.kind = 'party_organisation' AND body.sinceFirst <= day < body.untilLast
  RETURN coalesce(max(CASE WHEN body IS NULL THEN 0 WHEN body.sinceLast <= day < body.untilFirst THEN 2 ELSE 1 END), 0) AS branch
}
CALL (subject, day, metric) {
  MATCH (subject)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment) WHERE post.kind IN metric.orPosts
  WITH subject AS body, post, app, day
  //> held
  RETURN coalesce(max(held), 0) AS posted
}
RETURN CASE WHEN branch < posted THEN posted ELSE branch END AS found
