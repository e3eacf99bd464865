// The steps on record of a body and of one appointment.
// in: body (Body); out: steps – list of {id, step, own – whether it is not the body's, on, until, by – map of kind, form, level}
// $self: string – identifier of the appointment, or of the body where there is none
CALL (body) {
  OPTIONAL MATCH (step:ProcedureStep)-[:STEP_OF]->(of:Appointment|Body) WHERE of = body OR of.id = $self
  OPTIONAL MATCH (step)-[:DONE_BY]->(by:Body)
  OPTIONAL MATCH (by)-[:SEATED_IN]->(place:Area)
  WITH step, of, by, place, body WHERE step IS NOT NULL
  RETURN collect({id: step.id, step: step.step, own: of <> body, on: step.on, until: step.until,
                  by: CASE WHEN by IS NOT NULL THEN {kind: by.kind, form: by.form, level: place.level} END}) AS steps
}
