// Every version of a person, as stated, and whether one of them is current.
// $id: string – identifier of the person
MATCH (version:KnownPerson {id: $id})
RETURN version.recordedAt AS at, version.stated AS stated, EXISTS { MATCH (:Person {id: $id}) } AS present
ORDER BY at
