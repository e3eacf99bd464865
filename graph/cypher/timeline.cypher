// Every version of a person's appointments, by first day, then by identifier, then by when it was recorded.
// out: version (KnownAppointment), post (Post, null where it was taken back)
// $person: string – identifier
MATCH (:KnownPerson {id: $person})<-[:KNOWN_OF_PERSON]-(version:KnownAppointment)-[:KNOWN_TO_POST]->(was:KnownPost)
WITH version, max(was.id) AS id
OPTIONAL MATCH (post:Post {id: id})
WITH version, post ORDER BY version.sinceFirst, version.id, version.recordedAt
