// How many changes there are.
CALL () {
  //> changes_recorded
  RETURN version, at, bundle, false AS void
UNION ALL
  //> changes_voided
  RETURN version, at, bundle, true AS void
}
//| anywhere
RETURN count(*) AS total
//| placed
//> change_placed
RETURN count(*) AS total
//|
