// Bodies set up in a compound that certainly exist on the day.
// in: x (Compound), day; out: y (Body)
MATCH (x)<-[:SET_UP_IN]-(y:Body)
WHERE y.sinceLast <= day < y.untilFirst
