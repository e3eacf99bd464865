// What the rules of appointing look at when somebody is to take a post: the post, the person, the rules that bind there, the steps.
// out: told – map of side, area, codes, party, formal, owner, homes, rules, steps; null where post or person is not there
// $person: string – identifier
// $post: string – identifier
// $self: string – identifier of the appointment itself, whose own holding is none of the homes and whose steps are looked at
// $day: integer – yyyymmdd
// $basis: string or null – rule that the appointment rests on, looked at whatever it says
OPTIONAL MATCH (person:Person {id: $person})
OPTIONAL MATCH (post:Post {id: $post})-[:OF_BODY]->(body:Body)
OPTIONAL CALL (person, post, body) {
  WITH person, post, body, $day AS day WHERE person IS NOT NULL AND body IS NOT NULL
  //> cross_side
  OPTIONAL MATCH (body)-[:LIES_IN]->(area:Area)
  CALL (area) {
    OPTIONAL MATCH (area)-[:IN]->{0,6}(around:Area)
    RETURN collect(around.id) AS codes
  }
  //> party_member
  CALL (person, body, day) {
    OPTIONAL MATCH (person)<-[:OWNED_BY]-(tie:Ownership)-[:HOME_IN]->(compound:Compound)<-[:SET_UP_IN]-(body)
    RETURN coalesce(max(CASE
      WHEN tie IS NULL THEN 0
      WHEN tie.sinceLast <= day < tie.untilFirst AND (tie.since IS NOT NULL OR compound.sinceLast <= day)
           AND (tie.until IS NOT NULL OR day < compound.untilFirst) THEN 2
      WHEN tie.sinceFirst <= day < tie.untilLast AND (tie.since IS NOT NULL OR compound.sinceFirst <= day)
           AND (tie.until IS NOT NULL OR day < compound.untilLast) THEN 1
      ELSE 0 END), 0) AS owner
  }
  CALL (person, day) {
    MATCH (person)<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body) WHERE app.id <> $self
    //> held
    CALL (app, post, body, day) {
      //> cross_side
      RETURN side
    }
    RETURN collect({id: app.id, held: held, side: side}) AS homes
  }
  //> appointing_rules
  //> appointing_steps
  RETURN {side: side, area: area.id, codes: codes, party: party, owner: owner, homes: homes, rules: rules, steps: steps,
          formal: CASE WHEN person.partyStatus = 'probationary' THEN 0 ELSE party END} AS told
}
