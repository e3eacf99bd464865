// The identifiers of the ledger after one, in their order: a page to be examined.
// $after: string – the last identifier of the page before; empty for the first
// $limit: integer
MATCH (version:KnownRecord) WHERE version.id > $after
WITH DISTINCT version.id AS id ORDER BY id LIMIT $limit
RETURN collect(id) AS rows
