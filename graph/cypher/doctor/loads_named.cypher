// The loads of these identifiers with their instants.
// $ids: list of string
MATCH (load:Load) WHERE load.id IN $ids
RETURN collect({id: load.id, instant: load.recordedAt}) AS rows
