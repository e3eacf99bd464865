// A director of a committee holds a post in the Party organisation of the committee's community.
// in: subject (Body), area, day
// out: found – certainly (2), perhaps (1), not recorded (0)
OPTIONAL MATCH (area)-[:IN]->{0,2}(community:Area) WHERE community.level = 'community'
CALL (subject, day, community) {
  MATCH (subject)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment) WHERE post.kind = 'director'
  WITH subject AS body, community, post, app, day
  //> held
  MATCH (app)-[:OF_PERSON]->(person:Person)
  WITH day, community, person, max(held) AS home
  MATCH (person)<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)-[:SEATED_IN]->(community)
    WHERE body.kind = 'party_organisation' AND body.form IN ['community_committee', 'general_branch', 'branch']
  //> held
  RETURN coalesce(max(CASE WHEN held < home THEN held ELSE home END), 0) AS pair
}
RETURN coalesce(max(pair), 0) AS found
