// Supersedes the current versions of these records in the ledger, and whatever hung on them.
// $rows: list of {id, bundle, row, void} – what replaces or takes back the version
// $at: integer – instant
// $forever: integer – supersededAt of what is current
UNWIND $rows AS row
MATCH (old:KnownRecord {id: row.id}) WHERE old.supersededAt = $forever
SET old.supersededAt = $at, old.endedByBundle = row.bundle, old.endedByRow = row.row, old.voided = row.void
WITH old
MATCH (old)-[link]-() WHERE link.supersededAt = $forever
SET link.supersededAt = $at
