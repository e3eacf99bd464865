// Gives the ledger what the old one had.
// $properties: map
MERGE (ledger:Ledger {id: 'ledger'})
SET ledger = $properties
