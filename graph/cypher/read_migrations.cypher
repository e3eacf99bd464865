// The migrations that this graph has had.
MATCH (m:Migration) RETURN m.name AS name ORDER BY name
