// What was looked at for the filing of a contract: the service itself.
// in: subject (Service), day; out: item, code
RETURN subject AS item,
       CASE WHEN subject.filedOn IS NULL THEN 'NOT_FILED' WHEN subject.filedOnFirst > day THEN 'FILED_LATER'
            WHEN subject.filedOnLast > day THEN 'DATE_UNCERTAIN' ELSE 'HOLDS' END AS code
