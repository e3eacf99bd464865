// Puts what is left of a person in place of every version, and of the record of the present; links and instants stay.
// $id: string – identifier of the person
// $versions: list of {at, properties} – by the instant of the version, what is left of it
// $record: map – what is left of the record of the present
CALL () {
  UNWIND $versions AS one
  MATCH (version:KnownPerson {id: $id}) WHERE version.recordedAt = one.at
  WITH version, one, properties(version) AS was
  SET version = one.properties
  SET version += {recordedAt: was.recordedAt, supersededAt: was.supersededAt, bundle: was.bundle, row: was.row,
                  endedByBundle: was.endedByBundle, endedByRow: was.endedByRow, voided: was.voided}
  RETURN count(*) AS erased
}
CALL () {
  OPTIONAL MATCH (person:Person {id: $id})
  WITH person, properties(person) AS was WHERE person IS NOT NULL
  SET person = $record
  SET person += {recordedAt: was.recordedAt, bundle: was.bundle, row: was.row}
  RETURN count(*) AS current
}
RETURN erased, current
