// What a metric answers that asks for a body or a service: the only ones that another metric's population may rest on.
// in: subject, area, day, metric
// out: found – certainty of the record; answer – MET, NOT_MET, UNKNOWN or EXEMPT
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
  //|
}
//> settled
