// Whether the compound is recorded as of one of these classes (2); outside when it is not or nothing is stated (0).
// in: subject (Compound), area, day
// out: place
// $classes: list of string – closed, semi_open, open
RETURN CASE WHEN subject.class IN $classes THEN 2 ELSE 0 END AS place
