// Every metric's definition, the moves of every rule that has any, and the stamp under which they were read.
OPTIONAL MATCH (ledger:Ledger {id: 'ledger'})
CALL () {
  MATCH (metric:Metric)
  RETURN collect(metric.definition) AS definitions
}
CALL () {
  MATCH (rule:Rule) WHERE rule.moves IS NOT NULL
  RETURN collect([rule.id, rule.moves]) AS moves
}
RETURN definitions, moves, coalesce(ledger.policyStamp, 0) AS stamp
