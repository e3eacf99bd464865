// The nodes and the ties of chains that were found.
// out: levels – list of one list of nodes, edges – list of {app, post, person, body}
// $nodes: list of string – identifiers of persons and bodies
// $ties: list of string – identifiers of appointments
CALL () {
  UNWIND $nodes AS id
  MATCH (one:Record {id: id})
  RETURN [collect(one)] AS levels
}
CALL () {
  UNWIND $ties AS id
  MATCH (person:Person)<-[:OF_PERSON]-(app:Appointment {id: id})-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)
  RETURN collect({app: app, post: post, person: person, body: body}) AS edges
}
