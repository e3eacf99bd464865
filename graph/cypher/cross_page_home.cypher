// A page of cross appointments whose home body lies in an area, by the away appointment and then by the home one, found lazily.
// in: within (Area); out: person, home (Appointment), homePost, homeBody, away (Appointment), awayPost, awayBody, stated
// $afterAway: string – the away appointment to go on from
// $afterHome: string – the home appointment with it that came last
// $take: integer – rows at most
MATCH (within)<-[:IN]-{0,6}(area:Area)
//> cross_away_by_home
WITH within, away, awayPost, awayBody, person WHERE away.id >= $afterAway
ORDER BY away.id
//> cross_pair
//> cross_home_within
WITH person, home, homePost, homeBody, away, awayPost, awayBody, stated WHERE away.id > $afterAway OR home.id > $afterHome
ORDER BY away.id, home.id LIMIT $take
