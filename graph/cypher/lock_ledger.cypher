// Takes the write lock under which one load at a time runs, and tells the last instant recorded.
// Writing takes the lock, which lasts as long as the transaction; taking back what was written leaves no trace.
MERGE (ledger:Ledger {id: 'ledger'})
SET ledger.locked = true
REMOVE ledger.locked
RETURN coalesce(ledger.recordedAt, 0) AS recordedAt
