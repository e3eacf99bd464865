// Keeps with a load under which key it was made and what came of it.
// $bundle: string – identifier of the load
// $key: string – digest of who gave the key and of the key
// $said: string – digest of what was asked
// $result: string – identifier of the record that came of it
MATCH (load:Load {id: $bundle})
SET load.key = $key, load.said = $said, load.result = $result
