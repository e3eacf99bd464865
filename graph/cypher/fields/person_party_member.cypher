// Whether a person is a Party member on the day; null where nothing is stated or a reduced date leaves it open.
// in: x (Person), day; out: y (boolean)
WITH CASE WHEN x.partyStatus = 'none' THEN false
          WHEN x.partyStatus IS NULL AND x.partySince IS NULL AND x.partyUntil IS NULL THEN null
          WHEN x.sinceLast <= day < x.untilFirst THEN true
          WHEN x.sinceFirst <= day < x.untilLast THEN null
          ELSE false END AS y
