// The subjects of an area that a metric may judge. A complaint lies where its subject lies, however far that hangs from the area.
// in: metric, area; out: subject
//| compound
WITH metric, area WHERE metric.subject = 'compound'
MATCH (area)<-[:LOCATED_IN]-(subject:Compound)
RETURN subject
//| body
WITH metric, area WHERE metric.subjectType = 'body'
MATCH (area)<-[:LIES_IN]-(subject:Body) WHERE subject.kind = metric.subject
RETURN subject
//| area
WITH metric, area AS subject WHERE metric.subjectType = 'area' AND area.level = metric.subject
RETURN subject
//| service
WITH metric, area WHERE metric.subject = 'service'
MATCH (area)<-[:LOCATED_IN]-(:Compound)<-[:SERVES]-(subject:Service)
RETURN subject
//| complaint
WITH metric, area WHERE metric.subject = 'complaint'
MATCH (area)<-[:ABOUT|LIES_IN|LOCATED_IN|OF_BODY|TO_POST|SUSPENDS|SERVES|HOME_IN|AT_FIRM|CONTACT_OF|STEP_OF|SURVEYS]-{1,9}(subject:Activity)
WHERE subject.kind = 'complaint'
RETURN subject
//|
