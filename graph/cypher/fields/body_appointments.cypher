// Appointments in a body, of any status: all, or those whose period holds or may hold on a day.
// in: x (Body), day (null: all); out: y (Appointment)
MATCH (x)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(y:Appointment)
WITH x AS body, post, y, day
//> period_possible
