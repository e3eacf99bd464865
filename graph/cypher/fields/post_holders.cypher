// Appointments that certainly hold a post on the day.
// in: x (Post), day; out: y (Appointment)
MATCH (body:Body)<-[:OF_BODY]-(x)<-[:TO_POST]-(y:Appointment)
WITH x AS post, body, y AS app, day
//> held
WITH app, held WHERE held = 2
WITH app AS y
