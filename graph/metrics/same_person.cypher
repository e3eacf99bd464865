// One person holds the home post in a listed body and the away post in another body set up in the same compound.
// Judged pair by pair; a pair with a vacant or uncertain end is unknown, and one pair that fits is enough.
// in: subject (Compound), area, day, metric
// out: answer – 'MET', 'NOT_MET' or 'UNKNOWN'
// metric.homeForms: list of string – forms of the Party organisation
// metric.homePost: string – kind of post in it
// metric.awayKinds: list of string – kinds of the other body
// metric.awayPost: string – kind of post in it
CALL (subject, day, metric) {
  MATCH (subject)<-[:SET_UP_IN]-(body:Body)
    WHERE body.sinceFirst <= day < body.untilLast
      AND ((body.kind = 'party_organisation' AND body.form IN metric.homeForms) OR body.kind IN metric.awayKinds)
  CALL (body, day, metric) {
    OPTIONAL MATCH (body)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment)
      WHERE post.kind = CASE body.kind WHEN 'party_organisation' THEN metric.homePost ELSE metric.awayPost END
    OPTIONAL CALL (body, day, post, app) {
      WITH body, day, post, app WHERE app IS NOT NULL
      //> held
      MATCH (app)-[:OF_PERSON]->(person:Person)
      RETURN person, held
    }
    WITH person, max(held) AS held WHERE person IS NOT NULL
    RETURN collect({person: person, held: held}) AS holders
  }
  RETURN collect({home: body.kind = 'party_organisation', holders: holders}) AS bodies
}
WITH [one IN bodies WHERE one.home | one.holders] AS branches, [one IN bodies WHERE NOT one.home | one.holders] AS committees
CALL (branches, committees) {
  UNWIND branches AS branch
  UNWIND committees AS committee
  RETURN max(CASE
    WHEN any(one IN branch WHERE one.held = 2 AND any(other IN committee WHERE other.held = 2 AND other.person = one.person)) THEN 2
    WHEN none(one IN branch WHERE one.held = 2) OR none(other IN committee WHERE other.held = 2) THEN 1
    WHEN any(one IN branch WHERE any(other IN committee WHERE other.person = one.person)) THEN 1
    ELSE 0 END) AS fits
}
RETURN CASE fits WHEN 2 THEN 'MET' WHEN 0 THEN 'NOT_MET' ELSE 'UNKNOWN' END AS answer
