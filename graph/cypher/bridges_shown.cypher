// People with the bodies that they tie together, in the order given.
// out: place, person (Person), bodies – list of Body by identifier
// $rows: list of {place, person, bodies} – identifiers
UNWIND $rows AS row
MATCH (person:Person {id: row.person})
CALL (row) {
  UNWIND row.bodies AS id
  MATCH (body:Body {id: id})
  WITH body ORDER BY body.id
  RETURN collect(body) AS bodies
}
WITH row.place AS place, person, bodies
