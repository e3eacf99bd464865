// Bodies that state this very area as theirs and certainly exist on the day.
// in: x (Area), day, kinds (null: all); out: y (Body)
MATCH (x)<-[:SEATED_IN]-(y:Body)
WHERE y.sinceLast <= day < y.untilFirst AND (kinds IS NULL OR y.kind IN kinds)
