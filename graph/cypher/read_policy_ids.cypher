// Identifiers that belong to policies, by label.
MATCH (node:Policy|Metric|Rule|Target)
RETURN [label IN labels(node) WHERE label <> 'Record'][0] AS label, collect(node.id) AS ids
