// What a metric answers about every subject inside an area at each of some moments.
// in: metric, moments – list of {side, day}: a day asked about, and on which side of a comparison, 'before' or 'after'
// out: side, subject, area, day, place, verdict
// $within: string – code of the area
MATCH (within:Area {id: $within})
MATCH (within)<-[:IN]-{0,6}(area:Area)
CALL (metric, area) {
//> populations/every
}
UNWIND moments AS moment
WITH metric, area, subject, moment.side AS side, moment.day AS day
//> verdict
