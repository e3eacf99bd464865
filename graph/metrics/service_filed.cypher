// The service's contract was filed on or before the day; without a day of filing, surveys decide as where no record is.
// in: subject (Service), day
// out: found – 0 where no day is stated, else null; judged – else 'MET', 'NOT_MET' or 'UNKNOWN'
RETURN CASE WHEN subject.filedOn IS NULL THEN 0 END AS found,
       CASE WHEN subject.filedOn IS NULL THEN null WHEN subject.filedOnLast <= day THEN 'MET'
            WHEN subject.filedOnFirst <= day THEN 'UNKNOWN' ELSE 'NOT_MET' END AS judged
