// What the caller may read of a person: masked forms only (0), the name (1), everything (2).
// A person lies where a held post, an ownership or an employment lies today, as known now, whatever day is asked about.
// Whoever holds a post by an appointment that cites a numbered document is named to everybody.
// in: x (Person, of the present or the ledger; anything else may be read); out: may
// $sight: map – today (yyyymmdd); areas, names, personal: lists of codes of all areas, of those in which the caller may read names
//         and everything; everywhere: what may be read of everybody
CALL (x) {
  OPTIONAL MATCH (who:Person {id: x.id})
  CALL (who) {
    WITH who, $sight.today AS day
    MATCH (who)<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)
    //> held
    WITH app, body, held WHERE held = 2
    RETURN collect(body) AS bodies,
           coalesce(max(CASE WHEN EXISTS { MATCH (app)-[:CITES]->(named:Source) WHERE named.documentNumber IS NOT NULL }
                             THEN 1 END), 0) AS printed
  }
  CALL (who, bodies) {
    WITH who, bodies, $sight.today AS day WHERE size($sight.areas) > 0
    CALL (who, bodies, day) {
      UNWIND bodies AS place
      RETURN place
    UNION
      MATCH (who)<-[:OWNED_BY]-(home:Ownership)-[:HOME_IN]->(place:Compound)
      WHERE home.sinceLast <= day < home.untilFirst
        AND (home.since IS NOT NULL OR place.sinceLast <= day) AND (home.until IS NOT NULL OR day < place.untilFirst)
      RETURN place
    UNION
      MATCH (who)<-[:EMPLOYS]-(job:Employment)-[:AT_FIRM]->(place:Body)
      WHERE job.sinceLast <= day < job.untilFirst
        AND (job.since IS NOT NULL OR place.sinceLast <= day) AND (job.until IS NOT NULL OR day < place.untilFirst)
      RETURN place
    }
    MATCH (place)-[:LIES_IN|LOCATED_IN|IN]->{1,8}(top:Area) WHERE top.id IN $sight.areas
    RETURN collect(DISTINCT top.id) AS codes
  }
  RETURN CASE WHEN any(code IN codes WHERE code IN $sight.personal) THEN 2
              WHEN $sight.everywhere = 1 OR printed = 1 OR any(code IN codes WHERE code IN $sight.names) THEN 1
              ELSE 0 END AS may
}
