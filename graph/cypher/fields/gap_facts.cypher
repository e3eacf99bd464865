// What the explanation of a gap is written from.
// in: metric, subject, area, day, place, verdict, looked; out: facts
CALL (metric, subject, area, day, place, verdict, looked) {
  MATCH (area)-[:IN]->{0,6}(around:Area)
  WITH metric, subject, day, place, verdict, looked, collect(around.id) AS codes
  MATCH (defined:Metric {id: metric.id})
  CALL (defined, codes, day) {
    MATCH (defined)<-[:TESTED_BY]-(rule:Rule)-[:SET_BY]->(policy:Policy)
      WHERE policy.area IN codes AND coalesce(rule.inForceFromFirst, 0) <= day < coalesce(rule.inForceUntilLast, 99991231)
    WITH rule, policy ORDER BY rule.id
    RETURN collect({id: rule.id, clause: rule.clause, zh: rule.textZh, en: rule.textEn,
                    document: coalesce(policy.documentNumber, policy.title)}) AS rules
  }
  CALL (defined, codes) {
    MATCH (defined)<-[:ON_METRIC]-(target:Target) WHERE target.area IN codes
    WITH target ORDER BY target.id
    RETURN collect({id: target.id, clause: target.clause, threshold: target.threshold, count: target.count, due: target.due}) AS targets
  }
  RETURN {nameZh: defined.nameZh, nameEn: defined.nameEn, conditionZh: defined.conditionZh, conditionEn: defined.conditionEn,
          populationZh: defined.populationZh, populationEn: defined.populationEn, judged: defined.judged,
          subject: coalesce(subject.name, subject.id), verdict: verdict, place: place, day: day,
          rules: rules, targets: targets, looked: [one IN looked | one.facts]} AS facts
}
