// A committee's size, parity, shares and further metric, each decided by the smallest and largest count possible.
// in: subject (Body), area, day, metric
// out: answer – 'MET', 'NOT_MET' or 'UNKNOWN'
// metric.membersLeast: integer or null – members at least
// metric.membersOdd: boolean – whether their number must be odd
// metric.ownerShare: float or null – share of owners at least
// metric.partyShare: float or null – share of Party members at least
// metric.also: map or null – a post_in_community metric that must be met or exempt as well
//> committee_members
CALL (counts, metric) {
  UNWIND [{share: metric.ownerShare, part: 'owner'}, {share: metric.partyShare, part: 'party'}] AS asked
  WITH counts, asked.share AS share, asked.part AS part WHERE asked.share IS NOT NULL
  WITH share, [one IN counts.people | [one.held, one[part]]] AS pairs
  WITH reduce(sum = 0.0, one IN pairs | sum + CASE WHEN one[1] < 2 THEN -share WHEN one[0] = 2 THEN 1 - share ELSE 0.0 END) AS least,
       reduce(sum = 0.0, one IN pairs | sum + CASE WHEN one[1] > 0 THEN 1 - share WHEN one[0] = 2 THEN -share ELSE 0.0 END) AS most
  RETURN collect(CASE WHEN least > -0.000001 THEN 'MET' WHEN most > -0.000001 THEN 'UNKNOWN' ELSE 'NOT_MET' END) AS shares
}
WITH *, metric.also AS further
CALL (subject, area, day, further) {
  //| also
  WITH subject, area, day, further AS metric WHERE further IS NOT NULL
  CALL (subject, area, day, metric) {
  //> post_in_community
  }
  WITH *, null AS judged
  //> settled
  RETURN [CASE answer WHEN 'EXEMPT' THEN 'MET' ELSE answer END] AS also
  //| committee_composition
  WITH further WHERE further IS NULL
  RETURN [] AS also
  //|
}
WITH counts, shares + also +
     CASE WHEN metric.membersLeast IS NULL THEN []
          WHEN counts.membersLeast >= metric.membersLeast THEN ['MET']
          WHEN counts.membersMost >= metric.membersLeast THEN ['UNKNOWN'] ELSE ['NOT_MET'] END +
     CASE WHEN NOT metric.membersOdd THEN []
          WHEN counts.membersLeast < counts.membersMost THEN ['UNKNOWN']
          WHEN counts.membersLeast % 2 = 1 THEN ['MET'] ELSE ['NOT_MET'] END AS conditions
RETURN CASE WHEN counts.membersLeast = 0 THEN 'UNKNOWN' WHEN 'NOT_MET' IN conditions THEN 'NOT_MET'
            WHEN 'UNKNOWN' IN conditions THEN 'UNKNOWN' ELSE 'MET' END AS answer
