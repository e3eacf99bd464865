// Writes relations that are missing.
// $rows: list of {start, type, finish, properties} – start and finish are keys of nodes
UNWIND $rows AS row
MATCH (start) WHERE elementId(start) = row.start
MATCH (finish) WHERE elementId(finish) = row.finish
CREATE (start)-[link:$(row.type)]->(finish)
SET link = row.properties
