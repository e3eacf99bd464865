// Every day on which an answer about a subject may change: the first and last possible days of all that bears on it.
// A due day that is past changes an answer on the day after it.
// in: subject, area, metric; out: days – list of yyyymmdd
//> populations/around
CALL (bodies) {
  UNWIND bodies AS one
  OPTIONAL MATCH (one)<-[:OF_BODY]-(post:Post)
  OPTIONAL MATCH (post)<-[:TO_POST]-(app:Appointment)
  OPTIONAL MATCH (app)-[:OF_PERSON]->(person:Person)
  OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(place:Compound)
  RETURN collect(DISTINCT post) AS posts, collect(DISTINCT app) AS apps, collect(DISTINCT person) AS holders, collect(DISTINCT place) AS places
}
CALL (subject) {
  OPTIONAL MATCH (subject)<-[:AT_FIRM]-(job:Employment)-[:EMPLOYS]->(person:Person)
  RETURN collect(DISTINCT job) AS jobs, collect(DISTINCT person) AS staff
}
CALL (holders) {
  UNWIND holders AS person
  OPTIONAL MATCH (person)<-[:OWNED_BY]-(home:Ownership)
  OPTIONAL MATCH (person)<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)
  OPTIONAL MATCH (post)-[:FOR_COMPOUND]->(place:Compound)
  RETURN collect(DISTINCT home) AS homes, collect(DISTINCT app) AS otherApps, collect(DISTINCT post) AS otherPosts,
         collect(DISTINCT body) AS otherBodies, collect(DISTINCT place) AS otherPlaces
}
CALL (apps, otherApps) {
  UNWIND apps + otherApps AS app
  MATCH (app)<-[:SUSPENDS]-(suspension:Suspension)
  RETURN collect(DISTINCT suspension) AS suspensions
}
CALL (subject) {
  MATCH (subject)<-[:ABOUT]-(one:Activity)
  //> activity_period
  UNWIND [one.onFirst, one.onLast, one.doneOnFirst, one.doneOnLast, begins, after] AS day
  RETURN collect(DISTINCT day) AS active
}
CALL (subject, area) {
  OPTIONAL MATCH (subject)<-[:SURVEYS]-(survey:Survey)
  WITH area, collect(survey.onLast) AS ofIt
  OPTIONAL MATCH (area)-[:IN]->{0,6}(:Area)<-[:SURVEYS]-(survey:Survey)
  WITH ofIt, collect(survey.onLast) AS around
  RETURN ofIt + around AS surveyed
}
CALL (subject) {
  UNWIND [subject.dueFirst, subject.dueLast] AS due
  WITH due WHERE due IS NOT NULL
  WITH date({year: due / 10000, month: due / 100 % 100, day: due % 100}) + duration({days: 1}) AS next
  RETURN collect(next.year * 10000 + next.month * 100 + next.day) AS past
}
WITH surveyed + active + past + [one IN metric.belongs WHERE one.day IS NOT NULL | one.day]
     + [subject.onFirst, subject.onLast, subject.doneOnFirst, subject.doneOnLast, subject.filedOnFirst, subject.filedOnLast] AS stated,
     [subject] + bodies + own + posts + apps + holders + places + jobs + staff + homes
     + otherApps + otherPosts + otherBodies + otherPlaces + suspensions AS records
CALL (stated, records) {
  UNWIND records AS record
  UNWIND [record.sinceFirst, record.sinceLast, record.untilFirst, record.untilLast] AS day
  WITH stated, collect(DISTINCT day) AS bounds
  RETURN [one IN stated WHERE one IS NOT NULL] + bounds AS days
}
