// What was done under a key that a caller gave, the first time.
// out: said, result, at
// $key: string – digest of who gave the key and of the key
MATCH (load:Load {key: $key})
RETURN load.said AS said, load.result AS result, load.recordedAt AS at
