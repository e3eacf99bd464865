// Every token, the oldest first.
MATCH (token:AccessToken)
RETURN properties(token) AS token ORDER BY token.createdAt, token.id
