// A body as rules ask about whoever takes a step.
// out: by – map of kind, form, level
// $body: string – identifier
MATCH (body:Body {id: $body})
OPTIONAL MATCH (body)-[:SEATED_IN]->(seat:Area)
RETURN {kind: body.kind, form: body.form, level: seat.level} AS by
