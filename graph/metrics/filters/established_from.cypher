// Whether the body was established on or after a day; outside without a date. Of a reduced date only days count on which it may exist.
// in: subject (Body), area, day, filter; out: place – certainly (2), perhaps (1), no (0)
// filter.day: integer – yyyymmdd
RETURN CASE WHEN subject.establishedOn IS NULL THEN 0 WHEN subject.sinceFirst >= filter.day THEN 2
            WHEN subject.sinceLast >= filter.day AND filter.day <= day THEN 1 ELSE 0 END AS place
