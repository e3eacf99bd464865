// Writes a token, in the place of an earlier one with the same identifier.
// $id: string – what it is called by
// $hash: string – SHA-256 of its secret, hexadecimal
// $whom: string – for whom
// $grants: list of string – ROLE or ROLE:CODE
// $createdAt: integer – instant, µs since the epoch
// $expiresAt: integer – instant, µs since the epoch
MERGE (token:AccessToken {id: $id})
SET token = {id: $id, hash: $hash, whom: $whom, grants: $grants, createdAt: $createdAt, expiresAt: $expiresAt}
