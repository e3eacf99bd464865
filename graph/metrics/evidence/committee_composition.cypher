// What was looked at for a committee's composition: each member, whether an owner and, only where the metric asks for it, a Party member.
// in: subject (Body), day, metric; out: item, code
CALL (subject, day, metric) {
  CALL (subject, day) {
  //> committee_people
  RETURN apps, held, owner, party
  }
  UNWIND apps AS item
  RETURN item, CASE WHEN held = 1 THEN 'DATE_UNCERTAIN'
                    WHEN metric.partyShare IS NULL THEN CASE owner WHEN 2 THEN 'IS_OWNER' WHEN 1 THEN 'OWNER_UNCERTAIN' ELSE 'NOT_OWNER' END
                    WHEN party = 1 THEN 'MEMBERSHIP_UNKNOWN' WHEN owner = 1 THEN 'OWNER_UNCERTAIN'
                    WHEN owner = 2 AND party = 2 THEN 'OWNER_AND_MEMBER' WHEN owner = 2 THEN 'OWNER' WHEN party = 2 THEN 'MEMBER'
                    ELSE 'NEITHER' END AS code
}
RETURN item, code
