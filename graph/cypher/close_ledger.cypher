// Records the instant of a load and what it did.
// $at: integer – instant, µs since the epoch
// $bundle: string – identifier of the load
// $name: string – what was loaded
// $by: string or null – who loaded it
// $counts: string – JSON of the counts by table
MATCH (ledger:Ledger {id: 'ledger'})
SET ledger.recordedAt = $at
CREATE (:Load {id: $bundle, recordedAt: $at, name: $name, by: $by, counts: $counts})
