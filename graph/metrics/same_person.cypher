// One person holds the home post in a listed body and the away post in another body set up in the same compound.
// Unknown while either post is without a certain holder; where several hold a post, one that fits is enough.
// in: subject (Compound), area, day, metric
// out: answer – 'MET', 'NOT_MET' or 'UNKNOWN'
// metric.homeForms: list of string – forms of the Party organisation
// metric.homePost: string – kind of post in it
// metric.awayKinds: list of string – kinds of the other body
// metric.awayPost: string – kind of post in it
CALL (subject, day, metric) {
  MATCH (subject)<-[:SET_UP_IN]-(body:Body)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment)
    WHERE body.kind = 'party_organisation' AND body.form IN metric.homeForms AND post.kind = metric.homePost
  //> held
  MATCH (app)-[:OF_PERSON]->(person:Person)
  WITH person, max(held) AS held
  RETURN collect({person: person, held: held}) AS home
}
CALL (subject, day, metric) {
  MATCH (subject)<-[:SET_UP_IN]-(body:Body)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment)
    WHERE body.kind IN metric.awayKinds AND post.kind = metric.awayPost
  //> held
  MATCH (app)-[:OF_PERSON]->(person:Person)
  WITH person, max(held) AS held
  RETURN collect({person: person, held: held}) AS away
}
WITH home, away,
     any(one IN home WHERE one.held = 2 AND any(other IN away WHERE other.held = 2 AND other.person = one.person)) AS certain,
     any(one IN home WHERE any(other IN away WHERE other.person = one.person)) AS possible
RETURN CASE WHEN certain THEN 'MET'
            WHEN none(one IN home WHERE one.held = 2) OR none(other IN away WHERE other.held = 2) THEN 'UNKNOWN'
            WHEN possible THEN 'UNKNOWN'
            ELSE 'NOT_MET' END AS answer
