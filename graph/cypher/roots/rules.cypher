// Rules: all, or of one policy, of one kind, in force on a day.
// out: y (Rule)
// $policy: string or null – identifier
// $kind: string or null – kind of rule
// $inForceOn: integer or null – day, yyyymmdd
MATCH (y:Rule)
WHERE ($policy IS NULL OR EXISTS { MATCH (y)-[:SET_BY]->(policy:Policy) WHERE policy.id = $policy })
  AND ($kind IS NULL OR y.kind = $kind)
  AND ($inForceOn IS NULL OR coalesce(y.inForceFromFirst, 0) <= $inForceOn < coalesce(y.inForceUntilLast, 99991231))
