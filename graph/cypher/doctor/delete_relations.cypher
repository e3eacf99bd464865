// Takes away relations that no record states and nothing derives.
// $rows: list of {key}
UNWIND $rows AS row
MATCH ()-[link]->() WHERE elementId(link) = row.key
DELETE link
