// What stands of these records, as it was stated.
// $ids: list of strings – identifiers
UNWIND $ids AS id
MATCH (record:Record {id: id})
RETURN record.id AS id, record.stated AS stated
