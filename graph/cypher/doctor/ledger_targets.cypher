// What relations of the ledger may lead to, with what a derived one follows from: a compound's row, a body's areas over time.
// A rule has no versions and is reached itself.
// $ids: list of string
UNWIND $ids AS id
CALL (id) {
  MATCH (node:KnownRecord {id: id})
  RETURN node, node.recordedAt AS since, node.supersededAt AS until
UNION
  MATCH (node:Record {id: id}) WHERE node:Rule
  RETURN node, null AS since, null AS until
}
RETURN collect({
  key: elementId(node), id: id, labels: labels(node), since: since, until: until, voided: coalesce(node.voided, false),
  stated: CASE WHEN node:KnownCompound THEN node.stated END,
  areas: COLLECT {
    MATCH (node)-[link:KNOWN_LIES_IN]->(area)
    RETURN {to: area.id, since: link.recordedAt, until: link.supersededAt}
  }
}) AS rows
