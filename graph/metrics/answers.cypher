// What a metric answers about a subject that certainly belongs to its population.
// in: subject, area, day, metric
// out: found – certainty of an existence metric's record, null for a judged one; answer – MET, NOT_MET, UNKNOWN or EXEMPT
CALL (subject, area, day, metric) {
  //| body_set_up
  WITH subject, area, day, metric WHERE metric.measure = 'body_set_up'
  CALL (subject, area, day, metric) {
  //> body_set_up
  }
  RETURN found, null AS judged
  //| service_holds
  WITH subject, area, day, metric WHERE metric.measure = 'service_holds'
  CALL (subject, area, day, metric) {
  //> service_holds
  }
  RETURN found, null AS judged
  //| post_in_community
  WITH subject, area, day, metric WHERE metric.measure = 'post_in_community'
  CALL (subject, area, day, metric) {
  //> post_in_community
  }
  RETURN found, null AS judged
  //| firm_party_work
  WITH subject, area, day, metric WHERE metric.measure = 'firm_party_work'
  CALL (subject, area, day, metric) {
  //> firm_party_work
  }
  RETURN found, null AS judged
  //| area_post_held
  WITH subject, area, day, metric WHERE metric.measure = 'area_post_held'
  CALL (subject, area, day, metric) {
  //> area_post_held
  }
  RETURN found, null AS judged
  //| activity_done
  WITH subject, area, day, metric WHERE metric.measure = 'activity_done'
  CALL (subject, area, day, metric) {
  //> activity_done
  }
  RETURN found, null AS judged
  //| listed_as
  WITH subject, area, day, metric WHERE metric.measure = 'listed_as'
  CALL (subject, area, day, metric) {
  //> listed_as
  }
  RETURN found, null AS judged
  //| same_person
  WITH subject, area, day, metric WHERE metric.measure = 'same_person'
  CALL (subject, area, day, metric) {
  //> same_person
  }
  RETURN null AS found, answer AS judged
  //| post_party_member
  WITH subject, area, day, metric WHERE metric.measure = 'post_party_member'
  CALL (subject, area, day, metric) {
  //> post_party_member
  }
  RETURN null AS found, answer AS judged
  //| committee_composition
  WITH subject, area, day, metric WHERE metric.measure = 'committee_composition'
  CALL (subject, area, day, metric) {
  //> committee_composition
  }
  RETURN null AS found, answer AS judged
  //| one_person_posts
  WITH subject, area, day, metric WHERE metric.measure = 'one_person_posts'
  CALL (subject, area, day, metric) {
  //> one_person_posts
  }
  RETURN null AS found, answer AS judged
  //| activity_in_time
  WITH subject, area, day, metric WHERE metric.measure = 'activity_in_time'
  CALL (subject, area, day, metric) {
  //> activity_in_time
  }
  RETURN null AS found, answer AS judged
  //| service_filed
  WITH subject, area, day, metric WHERE metric.measure = 'service_filed'
  CALL (subject, area, day, metric) {
  //> service_filed
  }
  RETURN found, judged
  //|
}
//> settled
