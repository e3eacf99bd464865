// What was looked at for a listing or a grade: every listing and rating of the subject.
// in: subject, day, metric; out: item, code
// metric.result: string – name of the list or grade
MATCH (subject)<-[:ABOUT]-(item:Activity) WHERE item.kind IN ['listing', 'rating']
WITH item, day, metric, coalesce(item.doneOnFirst, item.onFirst) AS first, coalesce(item.doneOnLast, item.onLast) AS last
RETURN item, CASE WHEN coalesce(item.result, '') <> metric.result THEN 'OTHER_RESULT' WHEN first > day THEN 'NOT_YET'
                  WHEN last IS NULL OR last > day THEN 'DATE_UNCERTAIN' ELSE 'HOLDS' END AS code
