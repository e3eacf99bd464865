// The cross appointments into these posts of which an end is near, whichever post they come from, with what rules ask about
// that post and the certainty of the person's Party membership.
// in: posts – list of {id, near}; out: person (Person), home, away (Appointment), homePost, homeBody, awayPost, side (of the home
//     post), party, stated
// $day: integer – yyyymmdd
// $homeKinds: list of string or null – kinds of the home body
WITH posts, [post IN posts WHERE post.near | post.id] AS nearby
UNWIND posts AS post
MATCH (awayPost:Post {id: post.id})-[:OF_BODY]->(awayBody:Body)
MATCH (awayPost)<-[:TO_POST]-(away:Appointment)-[:OF_PERSON]->(person:Person)
  WHERE away.sinceLast <= $day < away.untilFirst AND COUNT { (person)<-[:OF_PERSON]-() } > 1
WITH away, awayPost, awayBody, person, post.near AS near, nearby
//> cross_pair
WITH person, home, homePost, homeBody, away, awayPost, stated, $day AS day WHERE near OR homePost.id IN nearby
CALL (homePost, homeBody) {
  WITH homePost AS post, homeBody AS body, $day AS day
  //> cross_side
  RETURN side
}
//> party_member
