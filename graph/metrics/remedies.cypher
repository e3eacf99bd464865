// What the remedies of a gap are made of: the records around its subject, each as it was stated.
// Activities and surveys are those of the subject itself; of a firm that serves a compound, the posts are those for it or for all where
// the metric asks for these only.
// Of each place those employees and owners are told who hold a post around, all where the population hangs on them, and some others.
// in: metric, subject, area, day, place, verdict; out: around, people – who may be a candidate
// $pool: integer – others at most
CALL (metric, subject, area, day, place, verdict) {
  OPTIONAL MATCH (area)-[:IN]->{0,1}(community:Area) WHERE community.level = 'community'
  //> populations/around
  CALL (community, metric) {
    OPTIONAL MATCH (community)<-[:SEATED_IN]-(body:Body) WHERE body.kind IN metric.awayKinds OR body.kind IN metric.also.awayKinds
    RETURN collect(body) AS near
  }
  CALL (area, metric) {
    MATCH (area)<-[:LOCATED_IN]-(:Compound)<-[:SERVES]-(:Service)-[:PROVIDED_BY]->(firm:Body)
      WHERE metric.measure = 'service_holds' AND firm.kind = 'firm'
    WITH DISTINCT firm ORDER BY firm.id LIMIT 5
    RETURN collect(firm) AS firms
  }
  CALL (subject, bodies, near, metric) {
    UNWIND [subject] + bodies + near AS body
    OPTIONAL MATCH (body)<-[:OF_BODY]-(post:Post)
    OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(only:Compound)
    WITH post, only
    WHERE only IS NULL OR only = subject OR body.kind <> 'firm' OR metric.subject <> 'compound' OR NOT coalesce(metric.forIt, false)
    OPTIONAL MATCH (post)<-[:TO_POST]-(app:Appointment)
    OPTIONAL MATCH (app)-[:OF_PERSON]->(person:Person)
    OPTIONAL MATCH (app)<-[:SUSPENDS]-(suspension:Suspension)
    RETURN collect(DISTINCT post) + collect(DISTINCT only) + collect(DISTINCT app) + collect(DISTINCT suspension) AS offices,
           collect(DISTINCT person) AS holders
  }
  CALL (subject, bodies, own, holders, place) {
    UNWIND [subject] + bodies + own AS there
    CALL (there, holders, place) {
      MATCH (there)<-[:AT_FIRM|HOME_IN]-(tie:Employment|Ownership)-[:EMPLOYS|OWNED_BY]->(person:Person)
      RETURN tie, person LIMIT $pool
    UNION
      WITH there, place WHERE place = 1
      MATCH (there)<-[:AT_FIRM|HOME_IN]-(tie:Employment|Ownership)-[:EMPLOYS|OWNED_BY]->(person:Person)
      RETURN tie, person
    UNION
      UNWIND holders AS person
      MATCH (person)<-[:EMPLOYS|OWNED_BY]-(tie:Employment|Ownership)-[:AT_FIRM|HOME_IN]->(there)
      RETURN tie, person
    }
    RETURN collect(DISTINCT tie) AS ties, collect(DISTINCT person) AS pool
  }
  CALL (subject) {
    OPTIONAL MATCH (subject)<-[:ABOUT|SURVEYS]-(one:Activity|Survey)
    RETURN collect(one) AS told
  }
  CALL (holders, pool, day) {
    UNWIND holders + pool AS person
    OPTIONAL MATCH (person)<-[:OF_PERSON]-(app:Appointment) WHERE app.status = 'in_office' AND app.sinceLast <= day < app.untilFirst
    WITH person, count(app) AS posts
    RETURN collect([person.id, posts]) AS busy
  }
  WITH *, [subject] + bodies + own + near + firms + offices + holders + ties + pool + told AS every
  CALL (every) {
    UNWIND every AS one
    WITH DISTINCT one
    RETURN collect({type: one.type, stated: one.stated, at: one.recordedAt}) AS records
  }
  RETURN {metric: metric, subject: subject.id, area: area.id, community: community.id, communityName: community.name, day: day,
          place: place, verdict: verdict, records: records, busy: busy} AS around,
         holders + [one IN pool WHERE NOT one IN holders] AS people
}
