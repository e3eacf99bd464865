"""What each question does: plain async functions that know neither GraphQL, HTTP nor Cypher."""
