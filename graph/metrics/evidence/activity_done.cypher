// What was looked at for "done in this period": every activity of this kind about the subject.
// in: subject, day, metric; out: item, code
// metric.activity: string – kind of activity; a meeting without a day of doing is done on the day it was held
MATCH (subject)<-[:ABOUT]-(one:Activity) WHERE one.kind = metric.activity
//> activity_period
WITH one AS item, day, one.period IS NULL OR begins <= day <= ends AS inPeriod,
     CASE WHEN one.doneOn IS NULL AND one.kind = 'meeting' THEN one.onFirst ELSE one.doneOnFirst END AS first,
     CASE WHEN one.doneOn IS NULL AND one.kind = 'meeting' THEN one.onLast ELSE one.doneOnLast END AS last
RETURN item, CASE WHEN NOT inPeriod THEN 'OTHER_PERIOD' WHEN first > day THEN 'NOT_YET' WHEN item.period IS NULL THEN 'PERIOD_UNKNOWN'
                  WHEN last IS NULL THEN 'NOT_DONE' WHEN last > day THEN 'DATE_UNCERTAIN' ELSE 'HOLDS' END AS code
