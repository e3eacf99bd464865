// What relations of the present may lead to, with what a derived one follows from: a compound's row, a body's area.
// $ids: list of string
UNWIND $ids AS id
MATCH (node:Record {id: id})
RETURN elementId(node) AS key, id, labels(node) AS labels, null AS since, null AS until, false AS voided,
       CASE WHEN node:Compound THEN node.stated END AS stated,
       COLLECT { MATCH (node)-[:LIES_IN]->(area) RETURN {to: area.id, since: null, until: null} } AS areas
