// A holder of a home post in a serving firm also holds an away post in a body of the compound's community.
// in: subject (Compound), area, day, metric
// out: found – certainly (2), perhaps (1), not recorded (0)
// metric.homePosts: list of string – kinds of post in the firm, for this compound or for all
// metric.awayKind: string – kind of the community's body
// metric.awayForms: list of string – its forms; an empty form counts where 'committee' does
// metric.awayPosts: list of string – kinds of post in it
OPTIONAL MATCH (subject)<-[:SERVES]-(service:Service)-[:PROVIDED_BY]->(firm:Body)
  WHERE firm.kind = 'firm' AND service.sinceFirst <= day < service.untilLast AND firm.sinceFirst <= day < firm.untilLast
OPTIONAL MATCH (area)-[:IN]->{0,2}(community:Area) WHERE community.level = 'community'
CALL (subject, day, service, firm, community, metric) {
  MATCH (firm)<-[:OF_BODY]-(post:Post) WHERE post.kind IN metric.homePosts
  OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(only:Compound)
  WITH * WHERE only IS NULL OR only = subject
  MATCH (post)<-[:TO_POST]-(app:Appointment)
  WITH *, firm AS body
  //> held
  MATCH (app)-[:OF_PERSON]->(person:Person)
  WITH day, community, person, max(held) AS home
  MATCH (person)<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)-[:SEATED_IN]->(community)
    WHERE post.kind IN metric.awayPosts AND body.kind = metric.awayKind
      AND (body.form IN metric.awayForms OR (body.form IS NULL AND 'committee' IN metric.awayForms))
  //> held
  RETURN coalesce(max(CASE WHEN held < home THEN held ELSE home END), 0) AS pair
}
WITH CASE WHEN service.sinceLast <= day < service.untilFirst AND firm.sinceLast <= day < firm.untilFirst THEN 2 ELSE 1 END AS serves, pair
RETURN coalesce(max(CASE WHEN pair < serves THEN pair ELSE serves END), 0) AS found
