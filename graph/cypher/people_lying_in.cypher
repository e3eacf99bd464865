// Which of these people lie in one of these areas.
// $ids: list of strings – identifiers of people
// $day: integer – yyyymmdd
UNWIND $ids AS id
MATCH (y:Person {id: id})
WITH y, $day AS day
//> lies_among
WITH y WHERE size(lies) > 0
RETURN y.id AS id
