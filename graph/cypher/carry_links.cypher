// Links whatever refers to a superseded record, and was not itself superseded, to its new version.
// $ids: list of string – records that got a new version over an old one
// $at: integer – instant
// $forever: integer – supersededAt of what is current
UNWIND $ids AS id
MATCH (old:KnownRecord {id: id})<-[link]-(referrer:KnownRecord)
  WHERE old.supersededAt = $at AND link.supersededAt = $at AND referrer.supersededAt = $forever
MATCH (new:KnownRecord {id: id}) WHERE new.supersededAt = $forever
CREATE (referrer)-[carried:$(type(link))]->(new)
SET carried = properties(link), carried.recordedAt = $at, carried.supersededAt = $forever
