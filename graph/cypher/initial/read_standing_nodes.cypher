// What stands in a graph without records: policies, the migrations it has had, its ledger, the tokens issued.
MATCH (n:Policy|Metric|Rule|Target|Migration|Ledger|AccessToken)
RETURN [label IN labels(n) WHERE label <> 'Record'][0] AS label, properties(n) AS properties
