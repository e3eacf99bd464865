// Marks that the policies changed, so that every hub process reads its metrics anew.
MERGE (ledger:Ledger {id: 'ledger'})
SET ledger.policyStamp = coalesce(ledger.policyStamp, 0) + 1
RETURN ledger.policyStamp AS stamp
