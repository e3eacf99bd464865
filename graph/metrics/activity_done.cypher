// An activity of this kind about the subject is done in the period that contains the day.
// in: subject, day, metric
// out: found – certainly (2), perhaps (1), not recorded (0)
// metric.activity: string – kind of activity; a meeting without a day of doing is done on the day it was held
OPTIONAL MATCH (subject)<-[:ABOUT]-(one:Activity) WHERE one.kind = metric.activity
//> activity_period
WITH one, day, one.period IS NULL OR begins <= day <= ends AS inPeriod,
     CASE WHEN one.doneOn IS NULL AND one.kind = 'meeting' THEN one.onFirst ELSE one.doneOnFirst END AS first,
     CASE WHEN one.doneOn IS NULL AND one.kind = 'meeting' THEN one.onLast ELSE one.doneOnLast END AS last
RETURN coalesce(max(CASE WHEN one IS NULL OR NOT inPeriod OR first > day THEN 0
                         WHEN one.period IS NULL OR last IS NULL OR last > day THEN 1 ELSE 2 END), 0) AS found
