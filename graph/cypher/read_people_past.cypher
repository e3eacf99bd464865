// People whose last post, ownership and employment surely ended before a day, and people voided before an instant; the erased aside.
// $day: integer – yyyymmdd
// $instant: integer – µs since the epoch
// $erased: string – the name of whoever was erased
CALL () {
  MATCH (person:Person) WHERE person.name <> $erased
  OPTIONAL MATCH (person)<-[:OF_PERSON|OWNED_BY|EMPLOYS]-(tie:Appointment|Ownership|Employment)
  WITH person, max(tie.untilLast) AS ended, count(tie) AS ties
  WHERE ties > 0 AND ended <= $day OR ties = 0 AND person.recordedAt < $instant
  RETURN person.id AS id
UNION
  MATCH (version:KnownPerson) WHERE version.voided AND version.name <> $erased AND version.supersededAt < $instant
    AND NOT EXISTS { MATCH (:Person {id: version.id}) }
  RETURN version.id AS id
}
WITH DISTINCT id ORDER BY id
RETURN collect(id) AS ids
