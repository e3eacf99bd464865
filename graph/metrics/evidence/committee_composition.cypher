// What was looked at for a committee's composition: each member, whether an owner and a Party member.
// in: subject (Body), day; out: item, code
CALL (subject, day) {
//> committee_people
  UNWIND apps AS item
  RETURN item, CASE WHEN held = 1 THEN 'DATE_UNCERTAIN' WHEN party = 1 THEN 'MEMBERSHIP_UNKNOWN' WHEN owner = 1 THEN 'OWNER_UNCERTAIN'
                    WHEN owner = 2 AND party = 2 THEN 'OWNER_AND_MEMBER' WHEN owner = 2 THEN 'OWNER' WHEN party = 2 THEN 'MEMBER'
                    ELSE 'NEITHER' END AS code
}
RETURN item, code
