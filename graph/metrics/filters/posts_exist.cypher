// Whether a post of each of these kinds exists in a body whose own area the subject is.
// in: subject (Area), area, day, filter; out: place – certainly (2), perhaps (1), no (0)
// filter.posts: list of string – kinds of post
// filter.secretaryForms: list of string – forms of Party organisation whose secretary is meant
CALL (subject, day, filter) {
  MATCH (subject)<-[:SEATED_IN]-(body:Body)<-[:OF_BODY]-(post:Post)
    WHERE post.kind IN filter.posts
      AND (post.kind <> 'secretary' OR (body.kind = 'party_organisation' AND body.form IN filter.secretaryForms))
  OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(only:Compound)
  WITH post.kind AS kind,
       [CASE WHEN body.sinceLast <= day < body.untilFirst THEN 2 WHEN body.sinceFirst <= day < body.untilLast THEN 1 ELSE 0 END,
        CASE WHEN post.sinceLast <= day < post.untilFirst THEN 2 WHEN post.sinceFirst <= day < post.untilLast THEN 1 ELSE 0 END,
        CASE WHEN only IS NULL OR post.since IS NOT NULL OR only.sinceLast <= day THEN 2
             WHEN only.sinceFirst <= day THEN 1 ELSE 0 END,
        CASE WHEN only IS NULL OR post.until IS NOT NULL OR day < only.untilFirst THEN 2
             WHEN day < only.untilLast THEN 1 ELSE 0 END] AS truths
  WITH kind, max(CASE WHEN 0 IN truths THEN 0 WHEN 1 IN truths THEN 1 ELSE 2 END) AS stands
  RETURN collect(stands) AS each
}
RETURN CASE WHEN size(each) < size(filter.posts) OR 0 IN each THEN 0 WHEN 1 IN each THEN 1 ELSE 2 END AS place
