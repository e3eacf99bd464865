// The record that a record of another world is: a field with an instant of its own begins there.
// in: x (record); out: y
MATCH (y:Record {id: x.id})
