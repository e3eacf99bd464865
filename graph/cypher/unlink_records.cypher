// Takes away every relation that leaves records about to be written anew, derived ones included, and frees their credit codes.
// $ids: list of string
UNWIND $ids AS id
MATCH (record:Record {id: id})
SET record.uscc = null
WITH record
MATCH (record)-[link]->()
DELETE link
