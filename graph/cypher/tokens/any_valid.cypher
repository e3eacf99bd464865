// Whether any token is neither revoked nor expired, those of the demonstration aside.
// $at: integer – instant, µs since the epoch
// $demo: string – how the identifiers of the demonstration's begin
RETURN EXISTS { MATCH (token:AccessToken) WHERE token.revokedAt IS NULL AND token.expiresAt > $at AND NOT token.id STARTS WITH $demo } AS any
