// The gaps that only one side of a comparison has, by subject.
// in: side, subject, area, day, place, verdict; out: changed – list of {side, subject, area, day, place, verdict}
// $most: integer – gaps at most; one more tells that there are more
WITH side, subject, area, day, place, verdict WHERE verdict IN ['NOT_MET', 'UNKNOWN']
WITH subject.id AS id, collect({side: side, subject: subject, area: area, day: day, place: place, verdict: verdict}) AS gaps
WITH gaps WHERE size(gaps) = 1
RETURN collect(gaps[0])[..$most + 1] AS changed
