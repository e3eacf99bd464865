// What stands in a graph without records: policies, the migrations it has had, its ledger.
MATCH (n:Policy|Metric|Rule|Target|Migration|Ledger)
RETURN [label IN labels(n) WHERE label <> 'Record'][0] AS label, properties(n) AS properties
