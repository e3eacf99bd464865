// The records that checking a bundle needs to see: those it names, and those whose rules it may break.
// Numbers are those of seeds.check.known.Known.
// $ids: list of string – 1
// $voided: list of string – 2
// $bodies: list of string – 3, 4
// $compounds: list of string – 4
// $posts: list of string – 4
// $climbingBodies: list of string – 5
// $climbingSubjects: list of string – 5
// $codes: list of string – 6
// $names: list of string – 7
// $personNames: list of string – 7
// $committeeCompounds: list of string – 8
CALL () {
  UNWIND $ids AS id MATCH (found:Record {id: id}) RETURN found
UNION
  UNWIND $voided AS id MATCH (:Record {id: id})<-[link]-(found:Record) WHERE NOT type(link) IN ['LIES_IN']
    AND (type(link) <> 'IN' OR found.parent IS NOT NULL) RETURN found
UNION
  UNWIND $bodies AS id MATCH (:Record {id: id})<-[:BRANCH_OF]-(found:Body) RETURN found
UNION
  UNWIND $bodies AS id
  CALL (id) { MATCH (:Record {id: id})<-[:AT_FIRM]-(found:Employment) RETURN found LIMIT 1 }
  RETURN found
UNION
  CALL () {
    UNWIND $posts AS id MATCH (post:Record {id: id}) WHERE post:Post RETURN post
  UNION
    UNWIND $bodies AS id MATCH (:Record {id: id})<-[:OF_BODY]-(post:Post) RETURN post
  UNION
    UNWIND $compounds AS id MATCH (:Record {id: id})<-[:FOR_COMPOUND]-(post:Post) RETURN post
  }
  CALL (post) {
    RETURN post AS found
  UNION
    MATCH (post)-[:OF_BODY|FOR_COMPOUND]->(found:Record) RETURN found
  UNION
    MATCH (post)<-[:TO_POST]-(found:Appointment) WHERE found.status IN ['in_office', 'ended'] RETURN found
  }
  RETURN found
UNION
  UNWIND $climbingBodies AS id MATCH (:Record {id: id})-[:UNDER|BRANCH_OF]->*(found:Body) RETURN found
UNION
  UNWIND $climbingSubjects AS id MATCH (:Record {id: id})-[:ABOUT|SURVEYS]->*(found:Record) RETURN found
UNION
  UNWIND $codes AS code MATCH (found:Body {uscc: code}) RETURN found
UNION
  UNWIND $names AS name MATCH (found:Body {name: name}) RETURN found
UNION
  UNWIND $names AS name MATCH (found:Compound {name: name}) RETURN found
UNION
  UNWIND $personNames AS name MATCH (found:Person {name: name}) RETURN found
UNION
  UNWIND $committeeCompounds AS id MATCH (:Record {id: id})<-[:SET_UP_IN]-(found:Body)
    WHERE found.kind IN ['owners_committee', 'management_committee'] RETURN found
}
WITH DISTINCT found
RETURN found.id AS id, [label IN labels(found) WHERE label <> 'Record'][0] AS label, found.stated AS stated, false AS void
UNION ALL
UNWIND $ids AS id
MATCH (version:KnownRecord {id: id}) WHERE version.voided AND NOT EXISTS { MATCH (:Record {id: id}) }
WITH id, version ORDER BY version.supersededAt DESC
WITH id, collect(version)[0] AS last
RETURN id, substring([label IN labels(last) WHERE label <> 'KnownRecord'][0], 5) AS label, last.stated AS stated, true AS void
