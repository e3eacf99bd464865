// The rules in force on a day that speak of moves.
// out: id, strength, area, moves
// $day: integer – yyyymmdd
MATCH (rule:Rule)-[:SET_BY]->(policy:Policy)
WHERE rule.moves IS NOT NULL AND policy.area IS NOT NULL
  AND coalesce(rule.inForceFromFirst, 0) <= $day < coalesce(rule.inForceUntilLast, 99991231)
RETURN rule.id AS id, rule.strength AS strength, policy.area AS area, rule.moves AS moves ORDER BY id
