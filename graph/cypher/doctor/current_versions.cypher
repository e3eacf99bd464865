// The versions of records that are current.
// $ids: list of string
// $forever: integer – supersededAt of what is current
UNWIND $ids AS id
MATCH (node:KnownRecord {id: id}) WHERE node.supersededAt = $forever
RETURN collect({key: elementId(node), labels: labels(node), properties: properties(node), links: []}) AS rows
