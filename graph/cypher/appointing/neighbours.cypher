// The other bodies that are set up in a compound of a post's body, with the appointments to their posts.
// out: id, kind, form, appointments – list of identifiers
// $post: string – identifier
MATCH (:Post {id: $post})-[:OF_BODY]->(body:Body)-[:SET_UP_IN]->(:Compound)<-[:SET_UP_IN]-(other:Body) WHERE other <> body
WITH DISTINCT other
OPTIONAL MATCH (other)<-[:OF_BODY]-(:Post)<-[:TO_POST]-(app:Appointment)
RETURN other.id AS id, other.kind AS kind, other.form AS form, collect(app.id) AS appointments
ORDER BY id
