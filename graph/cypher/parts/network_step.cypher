// One step outward: what the last level certainly leads to and is not kept yet, cut at the limit.
// in and out: seeds, day, levels – list of lists, kept – list, more – whether something was left out
// $depth: integer – steps at most
// $kinds: list of string or null – kinds of body that are walked through; seeds always are
// $limit: integer – nodes at most
CALL (seeds, day, levels, kept, more) {
  UNWIND CASE WHEN more OR size(levels) > $depth THEN [] ELSE levels[-1] END AS node
  CALL (node, seeds, day) {
    WITH node, seeds, day WHERE node:Person
    MATCH (node)<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)
      WHERE $kinds IS NULL OR body.kind IN $kinds OR body IN seeds
    //> held
    WITH body, held WHERE held = 2
    RETURN body AS next
  UNION
    WITH node AS body, day WHERE node:Body
    MATCH (body)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment)
    //> held
    WITH app, held WHERE held = 2
    MATCH (app)-[:OF_PERSON]->(next:Person)
    RETURN next
  }
  WITH DISTINCT next, kept WHERE NOT next IN kept
  WITH next ORDER BY next.id
  RETURN collect(next) AS found
}
WITH seeds, day, levels + [found[..$limit - size(kept)]] AS levels, kept + found[..$limit - size(kept)] AS kept,
     more OR size(found) > $limit - size(kept) AS more
