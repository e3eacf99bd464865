// Areas directly under an area.
// in: x (Area); out: y (Area)
MATCH (x)<-[:IN]-(y:Area)
