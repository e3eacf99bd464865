// One label of something that is neither policy nor bookkeeping: with any, the graph is not empty.
MATCH (n) WHERE NOT n:Policy|Metric|Rule|Target|Migration|Ledger|AccessToken
RETURN head(labels(n)) AS label LIMIT 1
