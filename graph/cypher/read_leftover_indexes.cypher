// Indexes that should belong to a constraint and do not: what an interrupted CREATE CONSTRAINT leaves.
// $names: list of string – names of the constraints
SHOW INDEXES YIELD name, owningConstraint WHERE name IN $names AND owningConstraint IS NULL RETURN name
