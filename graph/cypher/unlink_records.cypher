// Takes away every relation that leaves records about to be written anew, derived ones included.
// $ids: list of string
UNWIND $ids AS id
MATCH (record:Record {id: id})-[link]->()
DELETE link
