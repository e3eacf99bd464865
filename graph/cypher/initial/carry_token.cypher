// Writes a token that the old graph had issued.
// $properties: map
MERGE (token:AccessToken {id: $properties.id})
SET token = $properties
