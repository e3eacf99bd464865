// What rules ask about one side of a pair: kind, form and post, and where the body lies or works as far as that post goes.
// A firm works where it serves, not where it is registered; its branch works where it does.
// in: post (Post), body (Body), day; out: side – map of kind, form, post, level, compound, grid, community
CALL (post, body, day) {
  OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(only:Compound)
  OPTIONAL MATCH (body)-[:SEATED_IN]->(seat:Area)
  CALL (body, day, only) {
    CALL (body, day, only) {
      WITH only AS compound WHERE only IS NOT NULL
      RETURN compound
    UNION
      WITH body, only WHERE only IS NULL
      MATCH (body)-[:BRANCH_OF]->{0,1}(:Body)-[:SET_UP_IN]->(compound:Compound)
      RETURN compound
    UNION
      WITH body, day, only WHERE only IS NULL
      MATCH (body)-[:BRANCH_OF]->{0,1}(:Body)<-[:PROVIDED_BY]-(y:Service)-[:SERVES]->(x:Compound)
      //> service_certain
      MATCH (y)-[:SERVES]->(compound:Compound)
      RETURN compound
    }
    RETURN collect(compound) AS compounds
  }
  CALL (body, seat, compounds) {
    CALL (body, seat, compounds) {
      UNWIND compounds AS compound
      MATCH (compound)-[:LOCATED_IN]->(area:Area)
      RETURN area
    UNION
      WITH seat AS area, body WHERE seat IS NOT NULL AND body.kind <> 'firm'
      RETURN area
    }
    MATCH (area)-[:IN]->{0,6}(around:Area)
    RETURN collect(around) AS places
  }
  RETURN {kind: body.kind, form: body.form, post: post.kind, level: seat.level,
          compound: [one IN compounds | one.id],
          grid: [one IN places WHERE one.level = 'grid' | one.id],
          community: [one IN places WHERE one.level = 'community' | one.id]} AS side
}
