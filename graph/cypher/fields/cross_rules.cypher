// The rules that bind the area of the away body, are in force on the day and speak of a move that the pair makes.
// Membership that is unknown, or that the caller may not read, leaves a rule for Party members standing.
// in: person (Person), may – what the caller may read of them, homePost, homeBody, awayPost, awayBody; out: y (Rule)
// $day: integer – yyyymmdd
// $moves: list of {rule, home, away, together, party}: home and away list kinds, forms, posts and a level, null for any
CALL (homePost, homeBody) {
  WITH homePost AS post, homeBody AS body, $day AS day
  //> cross_side
  RETURN side AS home
}
CALL (awayPost, awayBody) {
  WITH awayPost AS post, awayBody AS body, $day AS day
  //> cross_side
  MATCH (body)-[:LIES_IN]->(:Area)-[:IN]->{0,6}(around:Area)
  RETURN side AS away, collect(around.id) AS codes
}
WITH home, away, codes, may = 2 AND
     CASE WHEN person.partyStatus = 'none' THEN true
          WHEN person.partyStatus IS NULL AND person.partySince IS NULL AND person.partyUntil IS NULL THEN false
          ELSE NOT person.sinceFirst <= $day < person.untilLast END AS outsider
UNWIND $moves AS move
WITH home, away, codes, move WHERE NOT (move.party AND outsider)
  AND all(pair IN [[move.home, home], [move.away, away]] WHERE
    (pair[0].kinds IS NULL OR pair[1].kind IN pair[0].kinds)
    AND (pair[0].forms IS NULL OR coalesce(pair[1].form, 'committee') IN pair[0].forms)
    AND (pair[0].posts IS NULL OR pair[1].post IN pair[0].posts)
    AND (pair[0].level IS NULL OR coalesce(pair[1].level = pair[0].level, false)))
  AND (move.together IS NULL OR any(one IN home[move.together] WHERE one IN away[move.together]))
WITH DISTINCT move.rule AS rule, codes
MATCH (y:Rule {id: rule})-[:SET_BY]->(policy:Policy)
WHERE policy.area IN codes AND coalesce(y.inForceFromFirst, 0) <= $day < coalesce(y.inForceUntilLast, 99991231)
