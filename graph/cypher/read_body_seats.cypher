// What each body's area follows from, for bodies that were touched and all that hang on them.
// $bodies: list of string – bodies written by this load
// $compounds: list of string – compounds written by this load
CALL () {
  UNWIND $bodies AS id
  MATCH (body:Record {id: id}) WHERE body:Body
  RETURN body
UNION
  UNWIND $compounds AS id
  MATCH (:Record {id: id})<-[:SET_UP_IN]-(body:Body)
  RETURN body
}
MATCH (body)<-[:BRANCH_OF|UNDER]-*(hanging:Body)
WITH DISTINCT hanging AS body
OPTIONAL MATCH (body)-[:SEATED_IN]->(own:Area)
OPTIONAL MATCH (body)-[setUp:SET_UP_IN]->(:Compound)-[:LOCATED_IN]->(area:Area)
WITH body, own, area ORDER BY setUp.position
WITH body, own, collect(area.id)[0] AS first
OPTIONAL MATCH (body)-[:BRANCH_OF]->(firm:Body)
OPTIONAL MATCH (firm)-[:LIES_IN]->(firmArea:Area)
OPTIONAL MATCH (body)-[:UNDER]->(parent:Body)
OPTIONAL MATCH (parent)-[:LIES_IN]->(parentArea:Area)
OPTIONAL MATCH (body)-[:LIES_IN]->(now:Area)
RETURN body.id AS body, own.id AS own, first, firm.id AS firm, firmArea.id AS firmArea,
       parent.id AS parent, parentArea.id AS parentArea, now.id AS now
