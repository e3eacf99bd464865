// What was looked at for a gap, each with a code that says why it did or did not count.
// in: subject, area, day, metric; out: looked – list of {item, code, facts}
CALL (subject, area, day, metric) {
  CALL (subject, area, day, metric) {
  //| body_set_up
    WITH subject, area, day, metric WHERE metric.measure = 'body_set_up'
    CALL (subject, area, day, metric) {
    //> evidence/body_set_up
    }
    RETURN item, code
  //| service_holds
    WITH subject, area, day, metric WHERE metric.measure = 'service_holds'
    CALL (subject, area, day, metric) {
    //> evidence/service_holds
    }
    RETURN item, code
  //| firm_post_in_community
    WITH subject, area, day, metric WHERE metric.measure = 'firm_post_in_community'
    CALL (subject, area, day, metric) {
    //> evidence/firm_post_in_community
    }
    RETURN item, code
  //| same_person
    WITH subject, area, day, metric WHERE metric.measure = 'same_person'
    CALL (subject, area, day, metric) {
    //> evidence/same_person
    }
    RETURN item, code
  //| surveys
    CALL (subject, area, day, metric) {
    //> evidence/surveys
    }
    RETURN item, code
  //|
  }
  WITH DISTINCT item, code
  CALL (item) {
    OPTIONAL MATCH (item)-[:OF_PERSON]->(person:Person)
    OPTIONAL MATCH (item)-[:TO_POST]->(held:Post)-[:OF_BODY]->(body:Body)
    OPTIONAL MATCH (item)-[:OF_BODY]->(around:Body)
    OPTIONAL MATCH (item)-[:PROVIDED_BY]->(provider:Body)
    RETURN person.name AS person, coalesce(held.title, item.title) AS title, coalesce(body.name, around.name, provider.name) AS body
  }
  RETURN collect({item: item, code: code, facts: {code: code, id: item.id, type: item.type, name: item.name, person: person,
    title: title, body: body, mode: item.mode, on: item.on,
    since: coalesce(item.establishedOn, item.since), until: coalesce(item.dissolvedOn, item.until)}}) AS looked
}
