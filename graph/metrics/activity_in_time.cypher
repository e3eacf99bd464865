// The activity was done on or before both its due day and the day asked about.
// Of reduced dates every pair of days is thought of: all must agree, else the answer is unknown.
// in: subject (Activity), day
// out: answer – 'MET', 'NOT_MET' or 'UNKNOWN'
RETURN CASE WHEN subject.due IS NULL THEN 'UNKNOWN'
            WHEN subject.doneOnLast <= subject.dueFirst AND subject.doneOnLast <= day THEN 'MET'
            WHEN subject.dueLast < day AND (subject.doneOn IS NULL OR subject.doneOnFirst > subject.dueLast) THEN 'NOT_MET'
            ELSE 'UNKNOWN' END AS answer
