// What was changed, the latest first, of one instant by record.
// $take: integer – changes at most
CALL () {
  //| anywhere
  CALL () {
    //> recorded
    RETURN version, at, bundle, false AS void ORDER BY at DESC, version.id LIMIT $take
  UNION ALL
    //> voided
    RETURN version, at, bundle, true AS void ORDER BY at DESC, version.id LIMIT $take
  }
  //| placed
  CALL () {
    //> recorded
    RETURN version, at, bundle, false AS void
  UNION ALL
    //> voided
    RETURN version, at, bundle, true AS void
  }
  WITH version, at, bundle, void ORDER BY at DESC, version.id
  //> placed
  //|
  WITH version, at, bundle, void ORDER BY at DESC, version.id LIMIT $take
  OPTIONAL MATCH (old:KnownRecord {id: version.id})
    WHERE NOT void AND old.supersededAt = at AND NOT coalesce(old.voided, false)
  OPTIONAL MATCH (load:Load {id: bundle})
  WITH version, at, bundle, void, old, load ORDER BY at DESC, version.id
  RETURN collect({id: 'change:' + at + ':' + version.id, at: at, by: coalesce(load.by, 'unknown'), record: version.id,
    labels: labels(version), before: CASE WHEN void THEN version.stated ELSE old.stated END,
    after: CASE WHEN void THEN null ELSE version.stated END, bundle: bundle,
    row: CASE WHEN void THEN version.endedByRow ELSE version.row END}) AS rows
}
RETURN rows
