// The identifiers of the present after one, in their order: a page to be examined.
// $after: string – the last identifier of the page before; empty for the first
// $limit: integer
MATCH (record:Record) WHERE record.id > $after
WITH DISTINCT record.id AS id ORDER BY id LIMIT $limit
RETURN collect(id) AS rows
