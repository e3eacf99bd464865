// The subjects of an area that a metric may judge.
// in: metric, area; out: subject
WITH metric, area WHERE metric.subject = 'compound'
MATCH (area)<-[:LOCATED_IN]-(subject:Compound)
RETURN subject
