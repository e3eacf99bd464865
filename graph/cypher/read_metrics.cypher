// Every metric's definition, and the stamp under which it was read.
OPTIONAL MATCH (ledger:Ledger {id: 'ledger'})
CALL () {
  MATCH (metric:Metric)
  RETURN collect(metric.definition) AS definitions
}
RETURN definitions, coalesce(ledger.policyStamp, 0) AS stamp
