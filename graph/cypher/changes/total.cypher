// How many changes there are.
CALL () {
  //> recorded
  RETURN version, at, bundle, false AS void
UNION ALL
  //> voided
  RETURN version, at, bundle, true AS void
}
//| anywhere
RETURN count(*) AS total
//| placed
//> placed
RETURN count(*) AS total
//|
