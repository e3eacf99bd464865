// Records that a migration was applied.
// $name: string – its name
// $at: integer – instant, µs since the epoch
MERGE (m:Migration {name: $name}) ON CREATE SET m.appliedAt = $at
