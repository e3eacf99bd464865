// Somebody holds one of these posts in a body whose own area is the subject.
// in: subject (Area), day, metric
// out: found – certainly (2), perhaps (1), not recorded (0)
// metric.posts: list of string – kinds of post
MATCH (subject)<-[:SEATED_IN]-(body:Body)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment) WHERE post.kind IN metric.posts
//> held
RETURN coalesce(max(held), 0) AS found
