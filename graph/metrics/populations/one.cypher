// One subject by its identifier, with the area it lies in.
// in: metric, id; out: subject, area
//| compound
WITH metric, id WHERE metric.subject = 'compound'
MATCH (subject:Compound {id: id})-[:LOCATED_IN]->(area:Area)
RETURN subject, area
//| body
WITH metric, id WHERE metric.subjectType = 'body'
MATCH (subject:Body {id: id})-[:LIES_IN]->(area:Area) WHERE subject.kind = metric.subject
RETURN subject, area
//| area
WITH metric, id WHERE metric.subjectType = 'area'
MATCH (subject:Area {id: id}) WHERE subject.level = metric.subject
RETURN subject, subject AS area
//| service
WITH metric, id WHERE metric.subject = 'service'
MATCH (subject:Service {id: id})-[:SERVES]->(:Compound)-[:LOCATED_IN]->(area:Area)
RETURN subject, area
//| complaint
WITH metric, id WHERE metric.subject = 'complaint'
MATCH (subject:Activity {id: id}) WHERE subject.kind = 'complaint'
MATCH (subject)-[:ABOUT|LIES_IN|LOCATED_IN|OF_BODY|TO_POST|SUSPENDS|SERVES|HOME_IN|AT_FIRM|CONTACT_OF|STEP_OF|SURVEYS]->{1,9}(area:Area)
RETURN subject, area
//|
