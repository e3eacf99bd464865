// Whether the subject exists on the day: certainly (2), perhaps (1), no (0).
// in: subject (Compound or Body), area, day, filter; out: place
RETURN CASE WHEN subject.sinceLast <= day < subject.untilFirst THEN 2
            WHEN subject.sinceFirst <= day < subject.untilLast THEN 1 ELSE 0 END AS place
