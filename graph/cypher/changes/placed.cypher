// Keeps the changes of records that lie inside an area, and inside one of those where the caller may read the logs.
// A record lies where it lies now; one that was voided, where it lay the moment before.
// in and out: version (KnownRecord), at (µs), bundle, void
// $day: integer – yyyymmdd, on which people lie somewhere
// $within: string – code, empty for everywhere
// $places: list of strings or null – codes; null for everywhere
CALL (version) {
  OPTIONAL MATCH (y:Record {id: version.id})
  WITH version, y, $day AS day
  //> lies_among
  CALL (version, y) {
    WITH version WHERE y IS NULL
    MATCH (last:KnownRecord {id: version.id}) WHERE last.voided
    WITH last, last.supersededAt - 1 AS moment ORDER BY moment DESC LIMIT 1
    CALL (last, moment) {
      MATCH (last)-[to:KNOWN_ABOUT|KNOWN_STEP_OF|KNOWN_SURVEYS|KNOWN_SUSPENDS|KNOWN_TO_POST|KNOWN_OF_BODY|KNOWN_CONTACT_OF|KNOWN_SERVES|KNOWN_HOME_IN|KNOWN_AT_FIRM|KNOWN_LIES_IN|KNOWN_LOCATED_IN|KNOWN_IN WHERE to.recordedAt <= moment < to.supersededAt]->{0,12}(top:KnownArea)
      WHERE top.id IN $asked_areas
      RETURN top
    UNION
      MATCH (last)-[to:KNOWN_ABOUT|KNOWN_STEP_OF|KNOWN_SURVEYS WHERE to.recordedAt <= moment < to.supersededAt]->{0,2}(who:KnownPerson)
      MATCH (who)<-[tie:KNOWN_OWNED_BY|KNOWN_EMPLOYS|KNOWN_OF_PERSON]-(held:KnownRecord)
      WHERE tie.recordedAt <= moment < tie.supersededAt
      MATCH (held)-[up:KNOWN_TO_POST|KNOWN_OF_BODY|KNOWN_HOME_IN|KNOWN_AT_FIRM|KNOWN_LIES_IN|KNOWN_LOCATED_IN|KNOWN_IN WHERE up.recordedAt <= moment < up.supersededAt]->{1,12}(top:KnownArea)
      WHERE top.id IN $asked_areas
      RETURN top
    }
    RETURN collect(DISTINCT top.id) AS lay
  }
  RETURN lies + coalesce(lay, []) AS places
}
WITH version, at, bundle, void, places
WHERE ($within = '' OR $within IN places) AND ($places IS NULL OR any(code IN $places WHERE code IN places))
