// Ends on a day every appointment that somebody holds, or may hold, on it: in a transaction that is taken back.
// out: left – how many
// $person: string – identifier
// $day: integer – yyyymmdd
// $text: string – the same day, as written
MATCH (:Person {id: $person})<-[:OF_PERSON]-(app:Appointment)
  WHERE app.status IN ['in_office', 'ended'] AND app.sinceFirst <= $day < app.untilLast
SET app.until = $text, app.untilFirst = $day, app.untilLast = $day
RETURN count(app) AS left
