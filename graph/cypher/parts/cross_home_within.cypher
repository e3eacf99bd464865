// Keeps the pairs whose home body lies within an area.
// in and out: within (Area), homeBody (Body) and the rest of the pair
WITH * WHERE EXISTS { MATCH (homeBody)-[:LIES_IN]->(:Area)-[:IN]->{0,6}(within) }
