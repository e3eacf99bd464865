// The subject was listed or rated with this result on or before the day.
// in: subject, day, metric
// out: found – certainly (2), perhaps (1), not recorded (0)
// metric.result: string – name of the list or grade
OPTIONAL MATCH (subject)<-[:ABOUT]-(one:Activity) WHERE one.kind IN ['listing', 'rating'] AND one.result = metric.result
WITH one, day, coalesce(one.doneOnFirst, one.onFirst) AS first, coalesce(one.doneOnLast, one.onLast) AS last
RETURN coalesce(max(CASE WHEN one IS NULL OR first > day THEN 0 WHEN last IS NULL OR last > day THEN 1 ELSE 2 END), 0) AS found
