// The instant of the last load: the same before and after, nothing was loaded in between.
OPTIONAL MATCH (ledger:Ledger {id: 'ledger'})
RETURN ledger.recordedAt AS instant
