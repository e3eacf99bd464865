// The members of a committee on a day: the distinct persons who hold a post in it other than staff; owners own a home in
// a compound of the committee.
// in: subject (Body), day; out: person, apps – the appointments that make them members, held, owner, party – 2, 1 or 0
MATCH (subject)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment) WHERE post.kind <> 'staff'
WITH subject AS body, post, app, day
//> held
MATCH (app)-[:OF_PERSON]->(person:Person)
WITH body, day, person, max(held) AS held, collect(app) AS apps
CALL (body, day, person) {
  OPTIONAL MATCH (person)<-[:OWNED_BY]-(home:Ownership)-[:HOME_IN]->(compound:Compound)<-[:SET_UP_IN]-(body)
  WITH [CASE WHEN home IS NULL THEN 0
             WHEN home.sinceLast <= day < home.untilFirst THEN 2
             WHEN home.sinceFirst <= day < home.untilLast THEN 1 ELSE 0 END,
        CASE WHEN home.since IS NOT NULL OR compound.sinceLast <= day THEN 2
             WHEN compound.sinceFirst <= day THEN 1 ELSE 0 END,
        CASE WHEN home.until IS NOT NULL OR day < compound.untilFirst THEN 2
             WHEN day < compound.untilLast THEN 1 ELSE 0 END] AS truths
  RETURN max(CASE WHEN 0 IN truths THEN 0 WHEN 1 IN truths THEN 1 ELSE 2 END) AS owner
}
//> party_member
