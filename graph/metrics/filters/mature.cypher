// Whether the compound is recorded as mature (2); outside when it is not or nothing is stated (0).
// in: subject (Compound), area, day
// out: place
RETURN CASE WHEN subject.mature THEN 2 ELSE 0 END AS place
