// One cross appointment by its two appointments.
// in: pair – map of home, away (identifiers), stated
// out: person (Person), home, away (Appointment), homePost, awayPost (Post), homeBody, awayBody (Body), stated
MATCH (home:Appointment {id: pair.home})-[:TO_POST]->(homePost:Post)-[:OF_BODY]->(homeBody:Body)
MATCH (away:Appointment {id: pair.away})-[:TO_POST]->(awayPost:Post)-[:OF_BODY]->(awayBody:Body)
MATCH (home)-[:OF_PERSON]->(person:Person)
WITH person, home, homePost, homeBody, away, awayPost, awayBody, pair.stated AS stated
