// In which of some areas a record lies today.
// out: lies (list of codes)
// $id: string – identifier
// $asked_areas: list of strings – codes
// $day: integer – yyyymmdd
MATCH (y:Record {id: $id})
WITH y, $day AS day
//> lies_among
RETURN lies
