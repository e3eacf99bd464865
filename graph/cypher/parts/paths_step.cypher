// One step outward: the appointments certainly held that lead on from the last nodes, cut at the limit.
// in and out: steps, day, step – steps walked, last – list of nodes, kept – list, ties – list of {app, person, body}, more
// $limit: integer – nodes at most
CALL (steps, day, step, last, kept, more) {
  UNWIND CASE WHEN more OR step >= steps THEN [] ELSE last END AS node
  CALL (node, day) {
    WITH node AS person, day WHERE node:Person
    MATCH (person)<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)
    //> held
    WITH app, person, body, held WHERE held = 2
    RETURN app, person, body, body AS next
  UNION
    WITH node AS body, day WHERE node:Body
    MATCH (body)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment)
    //> held
    WITH app, body, held WHERE held = 2
    MATCH (app)-[:OF_PERSON]->(person:Person)
    RETURN app, person, body, person AS next
  }
  WITH next, kept, collect({app: app.id, person: person.id, body: body.id}) AS found ORDER BY next.id
  WITH collect({next: next, is_new: NOT next IN kept, found: found}) AS reached
  RETURN reached
}
WITH steps, day, step, kept, ties, more, [one IN reached WHERE one.is_new | one.next] AS fresh, reached
WITH steps, day, step + 1 AS step, fresh[..$limit - size(kept)] AS last, kept + fresh[..$limit - size(kept)] AS kept,
     ties + reduce(all = [], one IN reached | all + one.found) AS ties, more OR size(fresh) > $limit - size(kept) AS more
