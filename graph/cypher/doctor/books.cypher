// What the ledger says of itself: its instant, the stamp of its policies, and the instant of every load.
OPTIONAL MATCH (ledger:Ledger {id: 'ledger'})
RETURN ledger IS NOT NULL AS there, ledger.recordedAt AS instant, ledger.policyStamp AS stamp,
       COLLECT { MATCH (load:Load) RETURN {id: load.id, instant: load.recordedAt} } AS loads
