"""GraphQL over HTTP: what a request may look like, and what it is answered."""
