// The posts from which and to which somebody can be sent for a compound: of the bodies set up in it, of those that serve it and
// their branches, and of those seated in its community or grid.
// out: kind – what bears the identifier, null for what was never recorded; posts – list of {id, body, side, codes}
// $compound: string – identifier
// $day: integer – yyyymmdd
CALL () {
  OPTIONAL MATCH (was:KnownRecord {id: $compound})
  RETURN CASE WHEN was:KnownCompound THEN 'Compound' WHEN was IS NOT NULL THEN 'other' END AS kind LIMIT 1
}
CALL () {
  MATCH (x:Compound {id: $compound})-[:LOCATED_IN]->(place:Area)
  CALL (x, place) {
    MATCH (x)<-[:SET_UP_IN]-(body:Body)
    RETURN body
  UNION
    MATCH (x)<-[:SERVES]-(y:Service)
    WITH x, y, $day AS day
    //> service_certain
    MATCH (provider)<-[:BRANCH_OF]-{0,1}(body:Body)
    RETURN body
  UNION
    MATCH (place)-[:IN]->{0,1}(around:Area)<-[:SEATED_IN]-(body:Body)
      WHERE around.level IN ['grid', 'community'] AND body.kind <> 'firm'
    RETURN body
  }
  WITH x, body WHERE body.sinceLast <= $day < body.untilFirst
  MATCH (body)<-[:OF_BODY]-(post:Post)
  OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(only:Compound)
  WITH x, body, post, only
  WHERE (only IS NULL OR only = x) AND post.sinceLast <= $day < post.untilFirst
  CALL (post, body) {
    WITH post, body, $day AS day
    //> cross_side
    RETURN side
  }
  CALL (body) {
    MATCH (body)-[:LIES_IN]->(:Area)-[:IN]->{0,6}(around:Area)
    RETURN collect(around.id) AS codes
  }
  RETURN collect({id: post.id, body: body.id, side: side, codes: codes}) AS posts
}
