// Whether a person is a Party member on a day: certainly (2), perhaps or with nothing stated (1), no (0).
// in: person (Person), day; out: party
CALL (person, day) {
  RETURN CASE WHEN person.partyStatus = 'none' THEN 0
              WHEN person.partyStatus IS NULL AND person.partySince IS NULL AND person.partyUntil IS NULL THEN 1
              WHEN person.sinceLast <= day < person.untilFirst THEN 2
              WHEN person.sinceFirst <= day < person.untilLast THEN 1 ELSE 0 END AS party
}
