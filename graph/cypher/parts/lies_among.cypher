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
    MATCH (y)-[:ABOUT|STEP_OF|SURVEYS]->{0,2}(who:Person)
    CALL (who, day) {
      WITH who AS y, day
      //> person_places
      RETURN place
    }
    MATCH (place)-[:LIES_IN|LOCATED_IN|IN]->{1,8}(top:Area) WHERE top.id IN $asked_areas
    RETURN top
  }
  RETURN collect(DISTINCT top.id) AS lies
}
