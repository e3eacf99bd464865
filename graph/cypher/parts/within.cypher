// An area by its code in the world asked about, and whether the graph has ever seen it.
// out: within, seen
// $within: string – code of the area
CALL () {
  OPTIONAL MATCH (within:Area {id: $within})
  RETURN within
}
CALL () {
  RETURN EXISTS { MATCH (version:KnownRecord {id: $within}) WHERE version:KnownArea } AS seen
}
