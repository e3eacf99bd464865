// A holder of a home post also holds an away post in a body of the subject's community.
// in: subject (Compound, or Body for home 'itself'), area, day, metric
// out: found – certainly (2), perhaps (1), not recorded (0)
// metric.homePosts: list of string or null – kinds of post on the home side; null means any
// metric.forIt: boolean – only posts for this compound or for all
// metric.memberOnly: boolean – only holders who are Party members
// metric.awayKinds: list of string – kinds of the community's body
// metric.awayForms: list of string – its forms; an empty form counts where 'committee' does
// metric.awayPosts: list of string or null – kinds of post in it; null means any
OPTIONAL MATCH (area)-[:IN]->{0,1}(community:Area) WHERE community.level = 'community'
CALL (subject, day, community, metric) {
  //> home_bodies
  MATCH (body)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment)
    WHERE (metric.homePosts IS NULL OR post.kind IN metric.homePosts)
      AND (NOT metric.forIt OR NOT EXISTS { (post)-[:FOR_COMPOUND]->(:Compound) } OR EXISTS { (post)-[:FOR_COMPOUND]->(subject) })
  //> held
  MATCH (app)-[:OF_PERSON]->(person:Person)
  //> party_member
  WITH day, community, metric, person,
       [held, belongs, CASE WHEN metric.memberOnly THEN party ELSE 2 END] AS truths
  WITH day, community, metric, person, max(CASE WHEN 0 IN truths THEN 0 WHEN 1 IN truths THEN 1 ELSE 2 END) AS home
  WHERE home > 0
  MATCH (person)<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)-[:SEATED_IN]->(community)
    WHERE (metric.awayPosts IS NULL OR post.kind IN metric.awayPosts) AND body.kind IN metric.awayKinds
      AND (body.form IN metric.awayForms OR (body.form IS NULL AND 'committee' IN metric.awayForms))
  //> held
  RETURN coalesce(max(CASE WHEN held < home THEN held ELSE home END), 0) AS found
}
RETURN found
