// What the caller may read of a person: masked forms only (0), the name (1), everything (2).
// A person lies where a held post, an ownership or an employment lies today, as known now, whatever day is asked about.
// Whoever holds a post by an appointment that cites a numbered document is named to everybody.
// in: x (Person, of the present or the ledger; anything else may be read); out: may
// $sight: map – today (yyyymmdd); areas, names, personal: lists of codes of all areas, of those in which the caller may read names
//         and everything; everywhere: what may be read of everybody
CALL (x) {
  OPTIONAL MATCH (who:Person {id: x.id})
  CALL (who) {
    WITH who AS y, $sight.today AS day
    //> person_places
    CALL (place) {
      WITH place WHERE size($sight.areas) > 0
      MATCH (place)-[:LIES_IN|LOCATED_IN|IN]->{1,8}(top:Area) WHERE top.id IN $sight.areas
      RETURN collect(top.id) AS tops
    }
    RETURN collect(tops) AS tops,
           coalesce(max(CASE WHEN EXISTS { MATCH (app)-[:CITES]->(named:Source) WHERE named.documentNumber IS NOT NULL }
                             THEN 1 END), 0) AS printed
  }
  WITH printed, reduce(codes = [], some IN tops | codes + some) AS codes
  RETURN CASE WHEN any(code IN codes WHERE code IN $sight.personal) THEN 2
              WHEN $sight.everywhere = 1 OR printed = 1 OR any(code IN codes WHERE code IN $sight.names) THEN 1
              ELSE 0 END AS may
}
