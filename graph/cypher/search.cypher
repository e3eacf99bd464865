// What a text finds among names, base names, titles, document numbers and other spellings, the best first.
// The full-text index proposes, by neighbouring characters; what fits and how well is decided here, on folded texts.
// Where it proposes many, everywhere: whatever begins with the text is weighed, and the rest taken in the order of
// identifiers, which a text that many names hold fills at once; only if that leaves room is everything proposed weighed.
// Where it proposes many and the area is small, what the area holds is weighed instead.
// out: found – list of {y, score}, seen
// $all: string – what the full-text index is asked for everything: tokens of our own, never the caller's text
// $best: string – what it is asked for the best alone
// $settled: float – the least score of the best
// $many: integer – proposals up to which all are weighed
// $small: integer – areas inside the one asked about up to which what they hold is weighed
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
  OPTIONAL MATCH (top:Area {id: $within})<-[:IN]-{0,6}(area:Area) WHERE crowded
  WITH area LIMIT $small + 1
  WITH collect(area) AS areas
  RETURN CASE WHEN size(areas) <= $small THEN areas ELSE [] END AS areas
}
CALL (crowded) {
  WITH crowded WHERE crowded AND $within = ''
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
    WITH y, score WHERE score >= $settled
    RETURN y, score ORDER BY score DESC, y.id LIMIT $first
  UNION ALL
    MATCH (y:Record) USING INDEX y:Record(id) WHERE y.id > ''
    WITH y, $day AS day
    //> search_score
    WITH y, score WHERE 0.6 <= score < $settled
    RETURN y, score ORDER BY y.id LIMIT $first
  }
  WITH y, score ORDER BY score DESC, y.id LIMIT $first
  RETURN collect({y: y, score: score}) AS early
}
CALL (areas, early) {
  CALL (areas, early) {
    WITH areas WHERE size(areas) = 0 AND size(early) < $first
    CALL db.index.fulltext.queryNodes('record_search', $all) YIELD node
    RETURN node AS y
  UNION ALL
    WITH early WHERE size(early) < $first
    MATCH (y:Record) WHERE y.searchBase = $base AND (NOT y:Area OR y.id STARTS WITH $within)
    RETURN y
  UNION ALL
    UNWIND areas AS area
    MATCH (area)<-[:LIES_IN|LOCATED_IN|OF_BODY|TO_POST|HOME_IN|AT_FIRM]-{0,3}(held)-[:OF_PERSON|OWNED_BY|EMPLOYS]->{0,1}(y:Record)
    RETURN y
  UNION ALL
    WITH areas WHERE size(areas) > 0
    MATCH (y:Policy)
    RETURN y
  }
  WITH DISTINCT y, $day AS day
  //> search_score
  WITH y, score, day WHERE score > 0
  //> lies_within
  WITH y, score ORDER BY score DESC, y.id LIMIT $first
  RETURN collect({y: y, score: score}) AS rest
}
WITH seen, CASE WHEN size(early) < $first THEN rest ELSE early END AS found
