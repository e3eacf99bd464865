// One person holds all of these posts in bodies whose own area is the subject; a vacant one makes it not met.
// in: subject (Area), day, metric
// out: answer – 'MET', 'NOT_MET' or 'UNKNOWN'
// metric.posts: list of string – kinds of post
// metric.secretaryForms: list of string – forms of Party organisation whose secretary is meant
MATCH (subject)<-[:SEATED_IN]-(body:Body)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment)
  WHERE post.kind IN metric.posts
    AND (post.kind <> 'secretary' OR (body.kind = 'party_organisation' AND body.form IN metric.secretaryForms))
//> held
MATCH (app)-[:OF_PERSON]->(person:Person)
WITH metric, person, post.kind AS kind, max(held) AS held
WITH metric, person, collect(held) AS each
WITH coalesce(max(CASE WHEN size(each) < size(metric.posts) THEN 0 WHEN 1 IN each THEN 1 ELSE 2 END), 0) AS fits
RETURN CASE fits WHEN 2 THEN 'MET' WHEN 1 THEN 'UNKNOWN' ELSE 'NOT_MET' END AS answer
