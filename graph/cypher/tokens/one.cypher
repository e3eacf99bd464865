// A token by its identifier.
// $id: string
MATCH (token:AccessToken {id: $id})
RETURN properties(token) AS token
