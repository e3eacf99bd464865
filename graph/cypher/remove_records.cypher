// Takes voided records out of the present; the ledger keeps them.
// $ids: list of string
UNWIND $ids AS id
MATCH (record:Record {id: id})
DETACH DELETE record
