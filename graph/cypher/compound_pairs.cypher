// The cross appointments among these posts, with the certainty of the person's Party membership.
// in: posts – list of {id}; out: person (Person), home, away (Appointment), homePost, awayPost, party, stated
// $day: integer – yyyymmdd
// $homeKinds: list of string or null – kinds of the home body
WITH [one IN posts | one.id] AS ids
UNWIND ids AS id
MATCH (awayPost:Post {id: id})-[:OF_BODY]->(awayBody:Body)
MATCH (awayPost)<-[:TO_POST]-(away:Appointment)-[:OF_PERSON]->(person:Person)
//> cross_pair
WITH person, home, homePost, away, awayPost, stated, ids, $day AS day WHERE homePost.id IN ids
//> party_member
