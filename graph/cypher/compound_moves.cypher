// The posts from which and to which somebody can be sent for a compound, and the areas around it.
// Near are those of the bodies set up in it, of those that serve it and their branches, and of those seated in its grid or
// community; the others are those of the bodies seated in the areas above.
// out: kind – what bears the identifier, null for what was never recorded; codes – list of string; posts – list of {id, body,
//      near, side}; both are empty where the compound certainly does not exist on the day
// $compound: string – identifier
// $day: integer – yyyymmdd
CALL () {
  OPTIONAL MATCH (was:KnownRecord {id: $compound})
  RETURN CASE WHEN was:KnownCompound THEN 'Compound' WHEN was IS NOT NULL THEN 'other' END AS kind LIMIT 1
}
CALL () {
  MATCH (:Compound {id: $compound})-[:LOCATED_IN]->(:Area)-[:IN]->{0,6}(around:Area)
  RETURN collect(around.id) AS around
}
CALL (around) {
  OPTIONAL MATCH (x:Compound {id: $compound}) WHERE x.sinceFirst <= $day < x.untilLast
  RETURN x, CASE WHEN x IS NULL THEN [] ELSE around END AS codes
}
CALL (x, codes) {
  CALL (x, codes) {
    MATCH (x)<-[:SET_UP_IN]-(body:Body)
    RETURN body, true AS near
  UNION
    MATCH (x)<-[:SERVES]-(y:Service)
    WITH x, y, $day AS day
    //> service_certain
    MATCH (provider)<-[:BRANCH_OF]-{0,1}(body:Body)
    RETURN body, true AS near
  UNION
    UNWIND codes AS code
    MATCH (area:Area {id: code})<-[:SEATED_IN]-(body:Body)
      WHERE body.kind <> 'firm'
    RETURN body, area.level IN ['grid', 'community'] AS near
  }
  WITH x, body, max(near) AS near WHERE body.sinceLast <= $day < body.untilFirst
  MATCH (body)<-[:OF_BODY]-(post:Post)
  OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(only:Compound)
  WITH x, body, near, post, only
  WHERE (only IS NULL OR only = x) AND post.sinceLast <= $day < post.untilFirst
    AND (only IS NULL OR post.since IS NOT NULL OR only.sinceLast <= $day)
    AND (only IS NULL OR post.until IS NOT NULL OR $day < only.untilFirst)
  CALL (post, body) {
    WITH post, body, $day AS day
    //> cross_side
    RETURN side
  }
  RETURN collect({id: post.id, body: body.id, near: near, side: side}) AS posts
}
