// Who holds posts in the bodies of an area on the day: pairs of a person and a body, each once.
// in: within (Area); out: ties – list of {person, body, kind}, one more than the limit where there are more
// $day: integer – yyyymmdd
// $limit: integer – pairs at most
MATCH (within)<-[:IN]-{0,6}(:Area)<-[:LIES_IN]-(body:Body)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment)
WITH body, post, app, $day AS day
//> held
WITH app, body, held WHERE held = 2
MATCH (app)-[:OF_PERSON]->(person:Person)
WITH DISTINCT person, body LIMIT $limit + 1
RETURN collect({person: person.id, body: body.id, kind: body.kind}) AS ties
