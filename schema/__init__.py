"""What clients see: the only room with GraphQL types."""
