// How well a record fits the text, 0 where it does not: what is its own first, then what others call it.
// in: y (record), day (yyyymmdd); out: score beside them; only records of the types asked for that the caller may find
// $folded: string – the text without spaces and punctuation
// $words: list of string – its words, folded
// $base: string or null – its base name, where it ends as a place's name does
// $spelling: string or null – that base name with the common ending
// $types: list of string or null – types of record
// $people: boolean – whether the caller may find people
WITH y, day, y.searchFolded[..y.searchOwn] AS own WHERE ($types IS NULL OR y.type IN $types) AND ($people OR NOT y:Person)
WITH y, day,
     CASE WHEN $folded IN own THEN 1.0
          WHEN y.searchBase = $folded OR y.searchSpelling = $spelling THEN 0.9
          WHEN any(text IN own WHERE text STARTS WITH $folded) THEN 0.8
          WHEN any(text IN own WHERE text CONTAINS $folded) THEN 0.7
          WHEN all(word IN $words WHERE any(text IN own WHERE text CONTAINS word)) THEN 0.6
          WHEN all(word IN $words WHERE any(text IN y.searchFolded WHERE text CONTAINS word)) THEN 0.5
          WHEN y.searchBase = $base THEN 0.5
          ELSE 0.0 END AS score
