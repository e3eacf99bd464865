// The rules in force on a day in some areas that speak of moves or of appointing, and the one that an appointment rests on.
// in: codes – list of string, day (yyyymmdd)
// out: rules – list of {id, strength, moves, appointing, clause, document, title}
// $basis: string or null – rule that is told whatever it says
CALL (codes, day) {
  MATCH (rule:Rule)-[:SET_BY]->(policy:Policy)
  WHERE policy.area IN codes AND coalesce(rule.inForceFromFirst, 0) <= day < coalesce(rule.inForceUntilLast, 99991231)
    AND (rule.moves IS NOT NULL OR rule.appointing IS NOT NULL OR rule.id = $basis)
  RETURN collect({id: rule.id, strength: rule.strength, moves: rule.moves, appointing: rule.appointing, clause: rule.clause,
                  document: policy.documentNumber, title: policy.title}) AS rules
}
