// What the explanation of a gap is written from.
// in: metric, subject, area, day, place, verdict, looked; out: facts
CALL (area) {
  MATCH (area)-[:IN]->{0,6}(around:Area)
  RETURN collect(around.id) AS codes
}
CALL (metric, codes, day) {
  MATCH (metric)<-[:TESTED_BY]-(rule:Rule)-[:SET_BY]->(policy:Policy)
    WHERE policy.area IN codes AND coalesce(rule.inForceFromFirst, 0) <= day < coalesce(rule.inForceUntilLast, 99991231)
  WITH rule, policy ORDER BY rule.id
  RETURN collect({id: rule.id, clause: rule.clause, zh: rule.textZh, en: rule.textEn, document: coalesce(policy.documentNumber, policy.title)}) AS rules
}
CALL (metric, codes) {
  MATCH (metric)<-[:ON_METRIC]-(target:Target) WHERE target.area IN codes
  WITH target ORDER BY target.id
  RETURN collect({id: target.id, clause: target.clause, threshold: target.threshold, due: coalesce(target.due, target.dueTextZh)}) AS targets
}
WITH {measure: metric.measure, nameZh: metric.nameZh, nameEn: metric.nameEn, conditionZh: metric.conditionZh,
      conditionEn: metric.conditionEn, subject: coalesce(subject.name, subject.id), verdict: verdict, place: place, day: day,
      rules: rules, targets: targets,
      looked: [one IN looked | {code: one.code, name: coalesce(one.item.name, one.item.title, one.item.id), id: one.item.id,
        since: coalesce(one.item.establishedOn, one.item.since, one.item.on), until: coalesce(one.item.dissolvedOn, one.item.until)}]} AS facts
