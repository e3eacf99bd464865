// The bodies whose holders are looked at on the subject's side, each with how surely it belongs there.
// in: subject, day, metric; out: body, belongs – certainly (2) or perhaps (1)
// metric.home: string – serving_firm, set_up or itself
// metric.homeKinds: list of string – kinds of body set up in the compound
CALL (subject, day, metric) {
  //| serving_firm
  WITH subject, day, metric WHERE metric.home = 'serving_firm'
  MATCH (subject)<-[:SERVES]-(service:Service)-[:PROVIDED_BY]->(body:Body)
    WHERE body.kind = 'firm' AND service.sinceFirst <= day < service.untilLast
  RETURN body, CASE WHEN service.sinceLast <= day < service.untilFirst THEN 2 ELSE 1 END AS belongs
  //| set_up
  WITH subject, day, metric WHERE metric.home = 'set_up'
  MATCH (subject)<-[:SET_UP_IN]-(body:Body) WHERE body.kind IN metric.homeKinds
  RETURN body, 2 AS belongs
  //| itself
  WITH subject, metric WHERE metric.home = 'itself'
  RETURN subject AS body, 2 AS belongs
  //|
}
