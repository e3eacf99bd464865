// Changes that left a version: a record new, corrected, or back again.
// out: version (KnownRecord), at (µs), bundle
// $since: integer – instant
// $until: integer – instant
//| every
MATCH (version:KnownRecord) WHERE $since <= version.recordedAt <= $until
//| one
MATCH (version:KnownRecord {id: $record}) WHERE $since <= version.recordedAt <= $until
//|
WITH version, version.recordedAt AS at, version.bundle AS bundle
//> asked
