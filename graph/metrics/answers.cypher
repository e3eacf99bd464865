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
  //| firm_post_in_community
  WITH subject, area, day, metric WHERE metric.measure = 'firm_post_in_community'
  CALL (subject, area, day, metric) {
  //> firm_post_in_community
  }
  RETURN found, null AS judged
  //| same_person
  WITH subject, area, day, metric WHERE metric.measure = 'same_person'
  CALL (subject, area, day, metric) {
  //> same_person
  }
  RETURN null AS found, answer AS judged
  //|
}
//> settled
