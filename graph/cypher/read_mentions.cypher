// Records and earlier versions of records whose row, as stated, holds one of some texts; people's own rows aside.
// $texts: list of string – texts to look for
// $limit: integer – identifiers at most
MATCH (record:Record|KnownRecord) WHERE record.type <> 'Person' AND any(text IN $texts WHERE record.stated CONTAINS text)
WITH DISTINCT record.id AS id ORDER BY id LIMIT $limit
RETURN collect(id) AS ids
