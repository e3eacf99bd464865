// The people whose names a text finds, of those whom the caller may read by name, the best first.
// out: found – list of {y, score}
// $all: string – what the full-text index is asked for: tokens of our own, never the caller's text
// $within: string – code, empty for everywhere
// $first: integer – hits at most
// $today: integer – yyyymmdd, on which people lie somewhere
CALL () {
  CALL db.index.fulltext.queryNodes('record_search', $all) YIELD node
  WITH node AS y, $today AS day WHERE y:Person
  //> search_score
  WITH y, score, day WHERE score > 0
  //> lies_within
  WITH y, score, y AS x
  //> may_read
  WITH y, score, may WHERE may > 0
  ORDER BY score DESC, y.id LIMIT $first
  RETURN collect({y: y, score: score}) AS found
}
