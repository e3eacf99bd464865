// Rules on composition of the policies that apply around a committee, in force on the day.
// in: codes – of the areas around it, day; out: y (Rule)
MATCH (policy:Policy)<-[:SET_BY]-(y:Rule)
WHERE policy.area IN codes AND y.composition IS NOT NULL
  AND coalesce(y.inForceFromFirst, 0) <= day < coalesce(y.inForceUntilLast, 99991231)
