// Nodes that are nothing of the hub's, or have no identifier to be found by.
// $labels: list of string – labels of the hub's own nodes
// $limit: integer – how many are named
MATCH (node)
WHERE NOT any(label IN labels(node) WHERE label IN $labels)
   OR ((node:Record OR node:KnownRecord) AND NOT node.id IS :: STRING NOT NULL)
WITH node
RETURN count(*) AS found, collect(elementId(node) + ' (' + reduce(text = '', label IN labels(node) | text + ':' + label) + ')')[..$limit] AS named
