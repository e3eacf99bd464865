// The suspensions of an appointment.
// out: id
// $appointment: string – identifier
MATCH (:Appointment {id: $appointment})<-[:SUSPENDS]-(suspension:Suspension)
RETURN suspension.id AS id ORDER BY id
