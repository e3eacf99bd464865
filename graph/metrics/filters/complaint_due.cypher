// Whether a complaint was received by the day and can be judged: done by then, past its due day, or without one.
// in: subject (Activity), area, day, filter; out: place – certainly (2), perhaps (1), no (0)
WITH CASE WHEN subject.onLast <= day THEN 2 WHEN subject.onFirst <= day THEN 1 ELSE 0 END AS received,
     CASE WHEN subject.due IS NULL OR subject.dueLast < day OR subject.doneOnLast <= day THEN 2
          WHEN subject.dueFirst < day OR subject.doneOnFirst <= day THEN 1 ELSE 0 END AS ripe
RETURN CASE WHEN received < ripe THEN received ELSE ripe END AS place
