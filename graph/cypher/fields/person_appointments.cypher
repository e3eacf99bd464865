// Appointments of a person, of any status: all, or those whose period holds or may hold on a day.
// in: x (Person), day (null: all); out: y (Appointment)
MATCH (x)<-[:OF_PERSON]-(y:Appointment)-[:TO_POST]->(post:Post)-[:OF_BODY]->(body:Body)
//> period_possible
