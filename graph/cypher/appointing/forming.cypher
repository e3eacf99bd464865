// What the rules of appointing look at when a step of the forming of a body is recorded: the body, the rules that bind there, its steps.
// out: told – map of side, codes, rules, steps; null where the body is not there
// $body: string – identifier
// $day: integer – yyyymmdd
OPTIONAL MATCH (body:Body {id: $body})
OPTIONAL CALL (body) {
  WITH body, $day AS day WHERE body IS NOT NULL
  OPTIONAL MATCH (body)-[:SEATED_IN]->(seat:Area)
  OPTIONAL MATCH (body)-[:LIES_IN]->(area:Area)
  CALL (area) {
    OPTIONAL MATCH (area)-[:IN]->{0,6}(around:Area)
    RETURN collect(around.id) AS codes
  }
  CALL (codes, day) {
    MATCH (rule:Rule)-[:SET_BY]->(policy:Policy)
    WHERE policy.area IN codes AND coalesce(rule.inForceFromFirst, 0) <= day < coalesce(rule.inForceUntilLast, 99991231)
      AND rule.appointing IS NOT NULL
    RETURN collect({id: rule.id, strength: rule.strength, moves: null, appointing: rule.appointing, clause: rule.clause,
                    document: policy.documentNumber, title: policy.title}) AS rules
  }
  CALL (body) {
    OPTIONAL MATCH (step:ProcedureStep)-[:STEP_OF]->(body)
    OPTIONAL MATCH (step)-[:DONE_BY]->(by:Body)
    OPTIONAL MATCH (by)-[:SEATED_IN]->(place:Area)
    WITH step, by, place WHERE step IS NOT NULL
    RETURN collect({id: step.id, step: step.step, own: true, on: step.on, until: step.until,
                    by: CASE WHEN by IS NOT NULL THEN {kind: by.kind, form: by.form, level: place.level} END}) AS steps
  }
  RETURN {side: {kind: body.kind, form: body.form, level: seat.level}, codes: codes, rules: rules, steps: steps} AS told
}
RETURN told
