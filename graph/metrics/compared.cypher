// What a metric answers on either side of a comparison: how often each answer, and the gaps that only one side has.
// in: side, subject, area, day, place, verdict; out: before, after – the counts of each side; changed – list of gaps, with their side
// $most: integer – gaps at most; one more tells that there are more
WITH subject.id AS id,
     collect(CASE side WHEN 'before' THEN {side: side, subject: subject, area: area, day: day, place: place, verdict: verdict} END)[0] AS was,
     collect(CASE side WHEN 'after' THEN {side: side, subject: subject, area: area, day: day, place: place, verdict: verdict} END)[0] AS is
WITH id, was, is, coalesce(was.verdict, '') IN ['NOT_MET', 'UNKNOWN'] AS wasGap, coalesce(is.verdict, '') IN ['NOT_MET', 'UNKNOWN'] AS isGap
ORDER BY id
RETURN {population: count(was), met: count(CASE was.verdict WHEN 'MET' THEN 1 END), not_met: count(CASE was.verdict WHEN 'NOT_MET' THEN 1 END),
        unknown: count(CASE was.verdict WHEN 'UNKNOWN' THEN 1 END), exempt: count(CASE was.verdict WHEN 'EXEMPT' THEN 1 END)} AS before,
       {population: count(is), met: count(CASE is.verdict WHEN 'MET' THEN 1 END), not_met: count(CASE is.verdict WHEN 'NOT_MET' THEN 1 END),
        unknown: count(CASE is.verdict WHEN 'UNKNOWN' THEN 1 END), exempt: count(CASE is.verdict WHEN 'EXEMPT' THEN 1 END)} AS after,
       collect(CASE WHEN wasGap AND NOT isGap THEN was WHEN isGap AND NOT wasGap THEN is END)[..$most + 1] AS changed
