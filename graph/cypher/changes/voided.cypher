// Changes that voided a record.
// out: version (KnownRecord), at (µs), bundle
// $since: integer – instant
// $until: integer – instant
//| every
MATCH (version:KnownRecord) WHERE version.voided = true AND $since <= version.supersededAt <= $until
//| one
MATCH (version:KnownRecord {id: $record}) WHERE version.voided = true AND $since <= version.supersededAt <= $until
//|
WITH version, version.supersededAt AS at, version.endedByBundle AS bundle
//> asked
