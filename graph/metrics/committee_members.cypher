// Who sits in a committee on a day, as the smallest and largest counts that the unknown facts allow.
// in: subject (Body), day
// out: counts – {people – list of {held, owner, party}, membersLeast, membersMost, ownersLeast, ownersMost, partyLeast,
// partyMost} and, of twice the part less the members, taken together, {ownersSurplusLeast, ownersSurplusMost,
// partySurplusLeast, partySurplusMost}
CALL (subject, day) {
//> committee_people
  RETURN {
    people: collect({held: held, owner: owner, party: party}),
    membersLeast: sum(CASE held WHEN 2 THEN 1 ELSE 0 END), membersMost: count(*),
    ownersLeast: sum(CASE WHEN held = 2 AND owner = 2 THEN 1 ELSE 0 END), ownersMost: sum(CASE WHEN owner > 0 THEN 1 ELSE 0 END),
    partyLeast: sum(CASE WHEN held = 2 AND party = 2 THEN 1 ELSE 0 END), partyMost: sum(CASE WHEN party > 0 THEN 1 ELSE 0 END),
    ownersSurplusLeast: sum(CASE WHEN owner < 2 THEN -1 WHEN held = 2 THEN 1 ELSE 0 END),
    ownersSurplusMost: sum(CASE WHEN owner > 0 THEN 1 WHEN held = 2 THEN -1 ELSE 0 END),
    partySurplusLeast: sum(CASE WHEN party < 2 THEN -1 WHEN held = 2 THEN 1 ELSE 0 END),
    partySurplusMost: sum(CASE WHEN party > 0 THEN 1 WHEN held = 2 THEN -1 ELSE 0 END)
  } AS counts
}
