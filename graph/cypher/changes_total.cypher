// How many changes there are.
CALL () {
  //> changes_recorded
  RETURN count(*) AS number
UNION ALL
  //> changes_voided
  RETURN count(*) AS number
}
RETURN sum(number) AS total
