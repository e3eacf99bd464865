// What the rules of appointing look at when a step of the forming of a body is recorded: the body, the rules that bind there, its steps.
// out: told – map of side, codes, rules, steps; null where the body is not there
// $self: string – identifier of the body
// $basis: null – a body rests on no rule
// $day: integer – yyyymmdd
OPTIONAL MATCH (body:Body {id: $self})
OPTIONAL CALL (body) {
  WITH body, $day AS day WHERE body IS NOT NULL
  OPTIONAL MATCH (body)-[:SEATED_IN]->(seat:Area)
  OPTIONAL MATCH (body)-[:LIES_IN]->(area:Area)
  CALL (area) {
    OPTIONAL MATCH (area)-[:IN]->{0,6}(around:Area)
    RETURN collect(around.id) AS codes
  }
  //> appointing_rules
  //> appointing_steps
  RETURN {side: {kind: body.kind, form: body.form, level: seat.level}, codes: codes, rules: rules, steps: steps} AS told
}
RETURN told
