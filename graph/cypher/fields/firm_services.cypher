// Services that a firm provides and that certainly hold on the day: in an area, and filed by the day or not, where asked.
// in: x (Body), day, within (code; null: everywhere), filed (boolean; null: either); out: y (Service)
MATCH (x)<-[:PROVIDED_BY]-(y:Service)-[:SERVES]->(compound:Compound)
WHERE x.kind = 'firm' AND x.sinceLast <= day < x.untilFirst AND y.sinceLast <= day < y.untilFirst
  AND (y.since IS NOT NULL OR compound.sinceLast <= day) AND (y.until IS NOT NULL OR day < compound.untilFirst)
  AND (filed IS NULL OR filed = coalesce(y.filedOnLast <= day, false))
  AND (within IS NULL OR EXISTS { MATCH (compound)-[:LOCATED_IN]->(:Area)-[:IN]->{0,6}(:Area {id: within}) })
