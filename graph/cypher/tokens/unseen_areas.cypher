// Which of these codes are of no area that was ever recorded.
// $areas: list of string
UNWIND $areas AS code
WITH code WHERE NOT EXISTS { MATCH (version:KnownRecord {id: code}) WHERE version:KnownArea }
RETURN collect(code) AS unseen
