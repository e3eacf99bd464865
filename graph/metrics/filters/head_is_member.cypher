// Whether a holder of one of these posts in a serving firm is a Party member; a service without provider perhaps has such a firm.
// in: subject (Compound), area, day, filter; out: place – certainly (2), perhaps (1), no (0)
// filter.posts: list of string – kinds of post in the firm
// filter.firmModes: list of string – modes whose empty provider is perhaps a firm
OPTIONAL MATCH (subject)<-[:SERVES]-(unnamed:Service)
  WHERE unnamed.mode IN filter.firmModes AND unnamed.sinceFirst <= day < unnamed.untilLast
    AND NOT EXISTS { (unnamed)-[:PROVIDED_BY]->(:Body) }
WITH subject, day, filter, CASE WHEN count(unnamed) > 0 THEN 1 ELSE 0 END AS perhaps
CALL (subject, day, filter) {
  MATCH (subject)<-[:SERVES]-(service:Service)-[:PROVIDED_BY]->(body:Body)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment)
    WHERE body.kind = 'firm' AND post.kind IN filter.posts AND service.sinceFirst <= day < service.untilLast
  //> held
  MATCH (app)-[:OF_PERSON]->(person:Person)
  //> party_member
  WITH [held, party, CASE WHEN service.sinceLast <= day < service.untilFirst THEN 2 ELSE 1 END] AS truths
  RETURN coalesce(max(CASE WHEN 0 IN truths THEN 0 WHEN 1 IN truths THEN 1 ELSE 2 END), 0) AS head
}
RETURN CASE WHEN head < perhaps THEN perhaps ELSE head END AS place
