// The role holders around some records: persons and bodies joined by appointments that are certainly held on the day.
// Level by level: the nearest first, of equal depth the smaller identifiers, until the limit is reached.
// out: levels – list of lists of nodes, more – whether the limit left something out, edges – list of {app, post, person, body},
//      unseen – ids never recorded, odd – ids of what is and was none of these
// $around: list of string – persons, bodies, compounds or areas, which stand for their bodies
// $day: integer – yyyymmdd
// $depth: integer – 1 to 4
// $kinds: list of string or null – kinds of body that are walked through; seeds always are
// $limit: integer – nodes at most
CALL () {
  UNWIND $around AS id
  OPTIONAL MATCH (version:KnownRecord {id: id})
  WITH id, collect(version)[0] AS version
  RETURN collect(CASE WHEN version IS NULL THEN id END) AS unseen,
         collect(CASE WHEN NOT (version:KnownPerson OR version:KnownBody OR version:KnownCompound OR version:KnownArea) THEN id END) AS odd
}
CALL () {
  UNWIND $around AS id
  MATCH (asked:Record {id: id})
  CALL (asked) {
    WITH asked WHERE asked:Person
    RETURN asked AS seed
  UNION
    WITH asked WHERE asked:Body AND asked.sinceLast <= $day < asked.untilFirst
    RETURN asked AS seed
  UNION
    MATCH (asked)<-[:SET_UP_IN]-(seed:Body) WHERE seed.sinceLast <= $day < seed.untilFirst
    RETURN seed
  UNION
    MATCH (asked)<-[:IN]-{0,6}(area:Area)<-[:LIES_IN]-(seed:Body) WHERE seed.sinceLast <= $day < seed.untilFirst
    RETURN seed
  }
  WITH DISTINCT seed ORDER BY seed.id LIMIT $limit + 1
  RETURN collect(seed) AS seeds
}
WITH unseen, odd, seeds, $day AS day
CALL (seeds, day) {
  WITH seeds, day, [seeds[..$limit]] AS levels, seeds[..$limit] AS kept, size(seeds) > $limit AS more
  //> network_step
  //> network_step
  //> network_step
  //> network_step
  RETURN levels, kept, more
}
CALL (kept, day) {
  UNWIND kept AS person
  WITH person, kept, day WHERE person:Person
  MATCH (person)<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)
    WHERE body IN kept
  //> held
  WITH person, app, post, body, held WHERE held = 2
  RETURN collect({app: app, post: post, person: person, body: body}) AS edges
}
