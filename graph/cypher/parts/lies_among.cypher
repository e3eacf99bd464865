// The areas among those asked about in which a record lies: a person wherever a held post, an ownership or an employment
// lies, anything else where what it is about does; sources lie nowhere.
// in: y (record), day (yyyymmdd)
// out: lies (list of codes)
// $asked_areas: list of strings – codes
CALL (y, day) {
  CALL (y, day) {
    MATCH (y)-[:ABOUT|STEP_OF|SURVEYS|SUSPENDS|TO_POST|OF_BODY|CONTACT_OF|SERVES|HOME_IN|AT_FIRM|LIES_IN|LOCATED_IN|IN]->{0,12}(top:Area)
    WHERE top.id IN $asked_areas
    RETURN top
  UNION
    MATCH (y)-[:ABOUT|STEP_OF|SURVEYS]->{0,2}(who:Person)<-[:OWNED_BY]-(home:Ownership)-[:HOME_IN]->(compound:Compound)
    WHERE home.sinceLast <= day < home.untilFirst
      AND (home.since IS NOT NULL OR compound.sinceLast <= day) AND (home.until IS NOT NULL OR day < compound.untilFirst)
    MATCH (compound)-[:LOCATED_IN|IN]->{1,8}(top:Area) WHERE top.id IN $asked_areas
    RETURN top
  UNION
    MATCH (y)-[:ABOUT|STEP_OF|SURVEYS]->{0,2}(who:Person)<-[:EMPLOYS]-(job:Employment)-[:AT_FIRM]->(firm:Body)
    WHERE job.sinceLast <= day < job.untilFirst
      AND (job.since IS NOT NULL OR firm.sinceLast <= day) AND (job.until IS NOT NULL OR day < firm.untilFirst)
    MATCH (firm)-[:LIES_IN|IN]->{1,8}(top:Area) WHERE top.id IN $asked_areas
    RETURN top
  UNION
    MATCH (y)-[:ABOUT|STEP_OF|SURVEYS]->{0,2}(who:Person)<-[:OF_PERSON]-(app:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)
    //> held
    WITH body, held WHERE held = 2
    MATCH (body)-[:LIES_IN|IN]->{1,8}(top:Area) WHERE top.id IN $asked_areas
    RETURN top
  }
  RETURN collect(DISTINCT top.id) AS lies
}
