// Takes away every relation that leaves records about to be written anew, derived ones included, and the code that
// only one body has: within a load it may pass to a body that is written earlier.
// $ids: list of string
UNWIND $ids AS id
MATCH (record:Record {id: id})
REMOVE record.uscc
WITH record
MATCH (record)-[link]->()
DELETE link
