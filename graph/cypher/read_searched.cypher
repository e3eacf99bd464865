// The names and titles of records, in the order of their identifiers.
// $after: string – identifier
// $limit: integer
MATCH (record:Record) WHERE record.id > $after
WITH record ORDER BY record.id LIMIT $limit
RETURN record.id AS id, [label IN labels(record) WHERE label <> 'Record'][0] AS label,
       record {.id, .type, .name, .title, .documentNumber, .nameZh, .nameEn, .textZh, .textEn} AS properties
