// What relations of the present may lead to, with what a derived one follows from: a compound's row, a body's area.
// $ids: list of string
UNWIND $ids AS id
MATCH (node:Record {id: id})
RETURN collect({
  key: elementId(node), id: id, labels: labels(node), since: null, until: null, voided: false,
  stated: CASE WHEN node:Compound THEN node.stated END,
  areas: COLLECT { MATCH (node)-[:LIES_IN]->(area) RETURN {to: area.id, since: null, until: null} }
}) AS rows
