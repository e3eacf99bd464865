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
  //| post_in_community
    WITH subject, area, day, metric WHERE metric.measure = 'post_in_community'
    CALL (subject, area, day, metric) {
    //> evidence/post_in_community
    }
    RETURN item, code
  //| firm_party_work
    WITH subject, area, day, metric WHERE metric.measure = 'firm_party_work'
    CALL (subject, area, day, metric) {
    //> evidence/firm_party_work
    }
    RETURN item, code
  //| area_post_held
    WITH subject, area, day, metric WHERE metric.measure = 'area_post_held'
    CALL (subject, area, day, metric) {
    //> evidence/area_post_held
    }
    RETURN item, code
  //| activity_done
    WITH subject, area, day, metric WHERE metric.measure = 'activity_done'
    CALL (subject, area, day, metric) {
    //> evidence/activity_done
    }
    RETURN item, code
  //| listed_as
    WITH subject, area, day, metric WHERE metric.measure = 'listed_as'
    CALL (subject, area, day, metric) {
    //> evidence/listed_as
    }
    RETURN item, code
  //| same_person
    WITH subject, area, day, metric WHERE metric.measure = 'same_person'
    CALL (subject, area, day, metric) {
    //> evidence/same_person
    }
    RETURN item, code
  //| post_party_member
    WITH subject, area, day, metric WHERE metric.measure = 'post_party_member'
    CALL (subject, area, day, metric) {
    //> evidence/post_party_member
    }
    RETURN item, code
  //| committee_composition
    WITH subject, area, day, metric WHERE metric.measure = 'committee_composition'
    CALL (subject, area, day, metric) {
    //> evidence/committee_composition
    }
    RETURN item, code
  //| one_person_posts
    WITH subject, area, day, metric WHERE metric.measure = 'one_person_posts'
    CALL (subject, area, day, metric) {
    //> evidence/one_person_posts
    }
    RETURN item, code
  //| service_filed
    WITH subject, area, day, metric WHERE metric.measure = 'service_filed'
    CALL (subject, area, day, metric) {
    //> evidence/service_filed
    }
    RETURN item, code
  //| activity_in_time
    WITH subject, area, day, metric WHERE metric.measure = 'activity_in_time'
    CALL (subject, area, day, metric) {
    //> evidence/activity_in_time
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
    RETURN person.name AS person, person.id AS personId, coalesce(held.title, item.title) AS title, coalesce(body.name, around.name, provider.name) AS body
  }
  RETURN collect({item: item, code: code, facts: {code: code, id: item.id, type: item.type, name: item.name, person: person, personId: personId,
    title: title, body: body, mode: item.mode, on: item.on, due: item.due, doneOn: item.doneOn, kind: item.kind,
    since: coalesce(item.establishedOn, item.since), until: coalesce(item.dissolvedOn, item.until)}}) AS looked
}
