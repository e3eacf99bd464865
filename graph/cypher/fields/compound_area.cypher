// The area that a compound is located in.
// in: x (Compound); out: area (Area)
MATCH (x)-[:LOCATED_IN]->(area:Area)
