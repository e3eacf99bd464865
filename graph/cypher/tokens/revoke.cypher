// Revokes a token; one that is revoked already stays as it is.
// $id: string
// $at: integer – instant, µs since the epoch
MATCH (token:AccessToken {id: $id})
SET token.revokedAt = coalesce(token.revokedAt, $at)
RETURN properties(token) AS token
