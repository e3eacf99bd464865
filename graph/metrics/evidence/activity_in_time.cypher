// What was looked at for a complaint: itself, with its due day and the day it was done.
// in: subject (Activity), day; out: item, code
RETURN subject AS item,
       CASE WHEN subject.due IS NULL THEN 'NO_DUE_DAY'
            WHEN subject.doneOn IS NULL AND subject.dueLast < day THEN 'OVERDUE'
            WHEN subject.dueLast < day AND subject.doneOnFirst > subject.dueLast THEN 'LATE' ELSE 'DATE_UNCERTAIN' END AS code
