// Whether a firm employs at least so many Party members, each counted once.
// in: subject (Body), area, day, filter; out: place – certainly (2), perhaps (1), no (0)
// filter.least: integer – so many
// filter.formal: boolean – formal members only
CALL (subject, day, filter) {
  MATCH (subject)<-[:AT_FIRM]-(job:Employment)-[:EMPLOYS]->(person:Person) WHERE job.sinceFirst <= day < job.untilLast
  WITH person, day, filter, max(CASE WHEN job.sinceLast <= day < job.untilFirst THEN 2 ELSE 1 END) AS employed
  //> party_member
  WITH CASE WHEN filter.formal AND person.partyStatus = 'probationary' THEN 0 WHEN party < employed THEN party ELSE employed END AS counts
  RETURN count(CASE counts WHEN 2 THEN 1 END) AS certain, count(CASE WHEN counts > 0 THEN 1 END) AS possible
}
RETURN CASE WHEN certain >= filter.least THEN 2 WHEN possible >= filter.least THEN 1 ELSE 0 END AS place
