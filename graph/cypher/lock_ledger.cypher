// Takes the write lock under which one load at a time runs, and tells the last instant recorded.
MERGE (ledger:Ledger {id: 'ledger'})
SET ledger.locked = true
RETURN coalesce(ledger.recordedAt, 0) AS recordedAt
