// Compounds of an area.
// in: area; out: subject (Compound)
MATCH (area)<-[:LOCATED_IN]-(subject:Compound)
