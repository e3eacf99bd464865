// What chains of held appointments between two persons or bodies could pass: what lies within some steps of either.
// out: ties – list of {app, person, body} by identifier, more – whether the limit left something out, unseen, odd – ids of
//      neither persons nor bodies
// $ends: list of {id, steps} – the two, and how far to walk from each
// $day: integer – yyyymmdd
// $limit: integer – nodes at most around each
CALL () {
  UNWIND $ends AS end
  OPTIONAL MATCH (was:KnownRecord {id: end.id})
  WITH end.id AS id, collect(was) AS was
  RETURN [one IN collect(CASE WHEN size(was) = 0 THEN id END) | one] AS unseen,
         [one IN collect(CASE WHEN size(was) > 0 AND NOT was[0]:KnownPerson AND NOT was[0]:KnownBody THEN id END) | one] AS odd
}
CALL () {
  UNWIND $ends AS end
  MATCH (seed:Record {id: end.id})
    WHERE seed:Person OR (seed:Body AND seed.sinceLast <= $day < seed.untilFirst)
  WITH end.steps AS steps, $day AS day, seed
  CALL (steps, day, seed) {
    WITH steps, day, 0 AS step, [seed] AS last, [seed] AS kept, [] AS ties, false AS more
    //> paths_step
    //> paths_step
    //> paths_step
    //> paths_step
    RETURN ties, more
  }
  UNWIND CASE WHEN size(ties) = 0 THEN [null] ELSE ties END AS tie
  WITH DISTINCT tie.app AS app, tie.person AS person, tie.body AS body, more
  RETURN collect(CASE WHEN app IS NOT NULL THEN {app: app, person: person, body: body} END) AS ties, max(more) AS more
}
RETURN ties, more, unseen, odd
