// An area by its code in the world asked about, and whether the graph has ever seen it.
// out: within, seen, stamp
// $within: string – code of the area
CALL () {
  OPTIONAL MATCH (within:Area {id: $within})
  RETURN within
}
CALL () {
  RETURN EXISTS { MATCH (version:KnownRecord {id: $within}) WHERE version:KnownArea } AS seen
}
CALL () {
  OPTIONAL MATCH (ledger:Ledger {id: 'ledger'})
  RETURN coalesce(ledger.policyStamp, 0) AS stamp
}
