// Services that certainly hold in a compound on the day.
// in: x (Compound), day; out: y (Service)
MATCH (x)<-[:SERVES]-(y:Service)
//> service_certain
