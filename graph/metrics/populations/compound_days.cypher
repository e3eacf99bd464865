// Every day on which an answer about a compound may change: the first and last possible days of all that bears on it.
// in: subject (Compound), area; out: days – list of yyyymmdd
CALL (subject) {
  OPTIONAL MATCH (subject)<-[:SET_UP_IN]-(body:Body)
  RETURN collect(DISTINCT body) AS listed
}
CALL (subject) {
  OPTIONAL MATCH (subject)<-[:SERVES]-(service:Service)
  OPTIONAL MATCH (service)-[:PROVIDED_BY]->(provider:Body)
  RETURN collect(DISTINCT service) AS services, collect(DISTINCT provider) AS providers
}
CALL (listed, providers) {
  UNWIND listed + providers AS one
  MATCH (one)<-[:OF_BODY]-(post:Post)
  OPTIONAL MATCH (post)<-[:TO_POST]-(app:Appointment)
  OPTIONAL MATCH (app)-[:OF_PERSON]->(person:Person)
  OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(place:Compound)
  RETURN collect(DISTINCT post) AS posts, collect(DISTINCT app) AS apps, collect(DISTINCT person) AS people, collect(DISTINCT place) AS places
}
CALL (people) {
  UNWIND people AS person
  MATCH (person)<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)
  OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(place:Compound)
  RETURN collect(DISTINCT app) AS otherApps, collect(DISTINCT post) AS otherPosts, collect(DISTINCT body) AS otherBodies,
         collect(DISTINCT place) AS otherPlaces
}
CALL (apps, otherApps) {
  UNWIND apps + otherApps AS app
  MATCH (app)<-[:SUSPENDS]-(suspension:Suspension)
  RETURN collect(DISTINCT suspension) AS suspensions
}
CALL (subject, area) {
  OPTIONAL MATCH (subject)<-[:SURVEYS]-(survey:Survey)
  WITH area, collect(survey.onLast) AS own
  OPTIONAL MATCH (area)-[:IN]->{0,6}(:Area)<-[:SURVEYS]-(survey:Survey)
  WITH own, collect(survey.onLast) AS around
  RETURN own + around AS surveyed
}
WITH surveyed, [subject] + listed + services + providers + posts + apps + people + places
     + otherApps + otherPosts + otherBodies + otherPlaces + suspensions AS records
CALL (surveyed, records) {
  UNWIND records AS record
  UNWIND [record.sinceFirst, record.sinceLast, record.untilFirst, record.untilLast] AS day
  WITH surveyed, collect(DISTINCT day) AS bounds
  RETURN surveyed + bounds AS days
}
