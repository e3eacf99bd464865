// The bodies that a subject's answer may rest on, and the records of its own that tie them to it.
// in: subject, metric; out: bodies – list of Body; own – list of records: services of a compound, compounds of a body or a service
CALL (subject, metric) {
  //| compound
  WITH subject, metric WHERE metric.subject = 'compound'
  OPTIONAL MATCH (subject)<-[:SET_UP_IN]-(body:Body)
  WITH subject, collect(DISTINCT body) AS setUp
  OPTIONAL MATCH (subject)<-[:SERVES]-(service:Service)
  OPTIONAL MATCH (service)-[:PROVIDED_BY]->(provider:Body)
  WITH setUp, collect(DISTINCT provider) AS providers, collect(DISTINCT service) AS own
  RETURN setUp + providers AS bodies, own
  //| body
  WITH subject, metric WHERE metric.subjectType = 'body'
  OPTIONAL MATCH (subject)<-[:BRANCH_OF]-(branch:Body)
  WITH subject, collect(branch) AS branches
  OPTIONAL MATCH (subject)-[:SET_UP_IN]->(compound:Compound)
  WITH [subject] + branches AS bodies, compound
  RETURN bodies, collect(compound) AS own
  //| area
  WITH subject, metric WHERE metric.subjectType = 'area'
  OPTIONAL MATCH (subject)<-[:SEATED_IN]-(body:Body)
  RETURN collect(body) AS bodies, [] AS own
  //| service
  WITH subject, metric WHERE metric.subject = 'service'
  MATCH (subject)-[:SERVES]->(compound:Compound)
  OPTIONAL MATCH (subject)-[:PROVIDED_BY]->(provider:Body)
  RETURN collect(provider) AS bodies, collect(compound) AS own
  //| complaint
  WITH subject, metric WHERE metric.subject = 'complaint'
  RETURN [] AS bodies, [] AS own
  //|
}
