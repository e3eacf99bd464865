// How a hit is shown: its name, its kind and the text that matched.
// in: place, score, one (record); out: label, kind, matched beside them
// $folded: string – the text without spaces and punctuation
// $words: list of string – its words, folded
// $language: string – zh or en
CALL (one) {
  OPTIONAL MATCH (one)-[:OF_BODY]->(seat:Body)
  RETURN CASE WHEN seat IS NOT NULL THEN seat.name + ' ' + one.title
              ELSE coalesce(one.name, one.title, CASE $language WHEN 'en' THEN one.nameEn ELSE one.nameZh END) END AS label
}
WITH place, score, one, label,
     CASE WHEN one:Body THEN toUpper(one.kind) ELSE one.type END AS kind,
     [at IN range(0, size(one.searchFolded) - 1) WHERE CASE score
        WHEN 1.0 THEN one.searchFolded[at] = $folded
        WHEN 0.8 THEN one.searchFolded[at] STARTS WITH $folded
        WHEN 0.7 THEN one.searchFolded[at] CONTAINS $folded
        WHEN 0.6 THEN one.searchFolded[at] CONTAINS $words[0]
        WHEN 0.5 THEN all(word IN $words WHERE one.searchFolded[at] CONTAINS word)
        ELSE true END | one.searchTexts[at]] AS texts
WITH place, score, one, label, kind, coalesce(texts[0], one.searchTexts[0]) AS matched
