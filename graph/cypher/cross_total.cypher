// How many cross appointments lie in an area.
// in: within (Area); out: total
MATCH (within)<-[:IN]-{0,6}(area:Area)
//> cross_away
//> cross_pair
