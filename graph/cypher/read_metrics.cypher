// Every metric's definition and the days on which its targets are due, the moves of every rule that has any, and the stamp under which they were read.
OPTIONAL MATCH (ledger:Ledger {id: 'ledger'})
CALL () {
  MATCH (metric:Metric)
  RETURN collect(metric.definition) AS definitions
}
CALL () {
  MATCH (rule:Rule) WHERE rule.moves IS NOT NULL
  RETURN collect([rule.id, rule.moves]) AS moves
}
CALL () {
  MATCH (target:Target)-[:ON_METRIC]->(metric:Metric) WHERE target.testable AND target.dueLast IS NOT NULL
  RETURN collect(DISTINCT [metric.id, target.dueLast]) AS dues
}
RETURN definitions, moves, dues, coalesce(ledger.policyStamp, 0) AS stamp
