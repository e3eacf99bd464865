// How many cross appointments have their home body in an area.
// in: within (Area); out: total
MATCH (within)<-[:IN]-{0,6}(area:Area)
//> cross_away_by_home
//> cross_pair
//> cross_home_within
