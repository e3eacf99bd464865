// Records the instant of a load and what it did.
// $at: integer – instant, µs since the epoch
// $bundle: string – identifier of the load
// $name: string – what was loaded
// $counts: string – JSON of the counts by table
MATCH (ledger:Ledger {id: 'ledger'})
SET ledger.recordedAt = $at
CREATE (:Load {id: $bundle, recordedAt: $at, name: $name, counts: $counts})
