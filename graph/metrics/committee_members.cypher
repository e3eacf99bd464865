// Who sits in a committee on a day, as the smallest and largest counts that the unknown facts allow: members are the
// distinct persons who hold a post in it other than staff; owners own a home in a compound of the committee.
// in: subject (Body), day
// out: counts – {membersLeast, membersMost, ownersLeast, ownersMost, partyLeast, partyMost} and, of twice the part less the
// members, taken together, {ownersSurplusLeast, ownersSurplusMost, partySurplusLeast, partySurplusMost}
CALL (subject, day) {
  MATCH (subject)<-[:OF_BODY]-(post:Post)<-[:TO_POST]-(app:Appointment) WHERE post.kind <> 'staff'
  WITH subject AS body, post, app, day
  //> held
  MATCH (app)-[:OF_PERSON]->(person:Person)
  WITH body, day, person, max(held) AS held
  CALL (body, day, person) {
    OPTIONAL MATCH (person)<-[:OWNED_BY]-(home:Ownership)-[:HOME_IN]->(compound:Compound)<-[:SET_UP_IN]-(body)
    WITH [CASE WHEN home IS NULL THEN 0
               WHEN home.sinceLast <= day < home.untilFirst THEN 2
               WHEN home.sinceFirst <= day < home.untilLast THEN 1 ELSE 0 END,
          CASE WHEN home.since IS NOT NULL OR compound.sinceLast <= day THEN 2
               WHEN compound.sinceFirst <= day THEN 1 ELSE 0 END,
          CASE WHEN home.until IS NOT NULL OR day < compound.untilFirst THEN 2
               WHEN day < compound.untilLast THEN 1 ELSE 0 END] AS truths
    RETURN max(CASE WHEN 0 IN truths THEN 0 WHEN 1 IN truths THEN 1 ELSE 2 END) AS owner
  }
  WITH held, owner,
       CASE WHEN person.partyStatus = 'none' THEN 0
            WHEN person.partyStatus IS NULL AND person.partySince IS NULL AND person.partyUntil IS NULL THEN 1
            WHEN person.sinceLast <= day < person.untilFirst THEN 2
            WHEN person.sinceFirst <= day < person.untilLast THEN 1 ELSE 0 END AS party
  RETURN {
    membersLeast: sum(CASE held WHEN 2 THEN 1 ELSE 0 END), membersMost: count(*),
    ownersLeast: sum(CASE WHEN held = 2 AND owner = 2 THEN 1 ELSE 0 END), ownersMost: sum(CASE WHEN owner > 0 THEN 1 ELSE 0 END),
    partyLeast: sum(CASE WHEN held = 2 AND party = 2 THEN 1 ELSE 0 END), partyMost: sum(CASE WHEN party > 0 THEN 1 ELSE 0 END),
    ownersSurplusLeast: sum(CASE WHEN owner < 2 THEN -1 WHEN held = 2 THEN 1 ELSE 0 END),
    ownersSurplusMost: sum(CASE WHEN owner > 0 THEN 1 WHEN held = 2 THEN -1 ELSE 0 END),
    partySurplusLeast: sum(CASE WHEN party < 2 THEN -1 WHEN held = 2 THEN 1 ELSE 0 END),
    partySurplusMost: sum(CASE WHEN party > 0 THEN 1 WHEN held = 2 THEN -1 ELSE 0 END)
  } AS counts
}
