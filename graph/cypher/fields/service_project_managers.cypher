// Appointments that certainly hold, on the day, a post of project manager in the provider, for this compound or for all.
// in: x (Service), day; out: y (Appointment)
MATCH (x)-[:SERVES]->(served:Compound)
MATCH (x)-[:PROVIDED_BY]->(body:Body)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment)
WHERE post.kind = 'project_manager'
OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(other:Compound)
WITH body, post, app, day, other.id AS only, served.id AS wanted
WHERE only IS NULL OR only = wanted
//> held
WITH app, held WHERE held = 2
WITH app AS y
