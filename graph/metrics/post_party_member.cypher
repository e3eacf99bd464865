// A holder of one of these posts in the body is a Party member; unknown while nobody certainly holds one.
// in: subject (Body), day, metric
// out: answer – 'MET', 'NOT_MET' or 'UNKNOWN'
// metric.posts: list of string – kinds of post
MATCH (subject)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment) WHERE post.kind IN metric.posts
WITH subject AS body, post, app, day
//> held
MATCH (app)-[:OF_PERSON]->(person:Person)
//> party_member
WITH coalesce(max(held), 0) AS held, coalesce(max(CASE WHEN held < party THEN held ELSE party END), 0) AS fits
RETURN CASE WHEN held < 2 THEN 'UNKNOWN' WHEN fits = 2 THEN 'MET' WHEN fits = 1 THEN 'UNKNOWN' ELSE 'NOT_MET' END AS answer
