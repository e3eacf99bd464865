// Puts the ledger's own node back, at the instant of its last load.
MERGE (ledger:Ledger {id: 'ledger'})
WITH ledger
OPTIONAL MATCH (load:Load)
WITH ledger, max(load.recordedAt) AS last
SET ledger.recordedAt = last
