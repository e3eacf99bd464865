// What a text finds among names, base names, titles, document numbers and other spellings, the best first.
// The full-text index proposes, by neighbouring characters; what fits and how well is decided here, on folded texts.
// Where it proposes many, whatever begins with the text is weighed first, and the rest is taken in the order of identifiers,
// which a text that many names hold fills at once; only if that leaves room is everything proposed weighed.
// out: found – list of {y, score}, seen
// $all: string – what the full-text index is asked for everything: tokens of our own, never the caller's text
// $best: string – what it is asked for the best alone
// $settled: float – the least score of the best
// $many: integer – proposals up to which all are weighed
// $within: string – code, empty for everywhere
// $day: integer – yyyymmdd, on which people lie somewhere
// $first: integer – hits at most
// $base: string or null – the text's base name
CALL () {
  RETURN $within = '' OR EXISTS { MATCH (version:KnownArea {id: $within}) } AS seen
}
CALL () {
  CALL db.index.fulltext.queryNodes('record_search', $all, {limit: $many + 1}) YIELD node
  RETURN count(node) > $many AS crowded
}
CALL (crowded) {
  WITH crowded WHERE crowded
  CALL () {
    CALL () {
      CALL db.index.fulltext.queryNodes('record_search', $best) YIELD node
      RETURN node AS y
    UNION
      MATCH (y:Record) WHERE y.searchBase = $base
      RETURN y
    }
    WITH y, $day AS day
    //> search_score
    WITH y, score, day WHERE score >= $settled
    //> lies_within
    RETURN y, score ORDER BY score DESC, y.id LIMIT $first
  UNION ALL
    MATCH (y:Record) USING INDEX y:Record(id) WHERE y.id > ''
    WITH y, $day AS day
    //> search_score
    WITH y, score, day WHERE 0.6 <= score < $settled
    //> lies_within
    RETURN y, score ORDER BY y.id LIMIT $first
  }
  WITH y, score ORDER BY score DESC, y.id LIMIT $first
  RETURN collect({y: y, score: score}) AS first
}
CALL (crowded, first) {
  WITH crowded, first WHERE NOT crowded OR size(first) < $first
  CALL () {
    CALL db.index.fulltext.queryNodes('record_search', $all) YIELD node
    RETURN node AS y
  UNION
    MATCH (y:Record) WHERE y.searchBase = $base
    RETURN y
  }
  WITH y, $day AS day
  //> search_score
  WITH y, score, day WHERE score > 0
  //> lies_within
  WITH y, score ORDER BY score DESC, y.id LIMIT $first
  RETURN collect({y: y, score: score}) AS rest
}
WITH seen, CASE WHEN size(first) < $first THEN rest ELSE first END AS found
