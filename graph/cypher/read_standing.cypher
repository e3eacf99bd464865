// What the present has under these identifiers, whatever it is.
// $ids: list of string
UNWIND $ids AS id
MATCH (found:Record {id: id})
RETURN id, [label IN labels(found) WHERE label <> 'Record'][0] AS label
