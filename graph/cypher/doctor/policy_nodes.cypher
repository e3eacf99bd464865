// Metrics, policies, rules and targets as they are kept, with every relation that leaves them.
MATCH (node:Policy|Metric|Rule|Target)
RETURN elementId(node) AS key, labels(node) AS labels, properties(node) AS properties,
       COLLECT {
         MATCH (node)-[link]->(finish)
         RETURN {key: elementId(link), type: type(link), to: finish.id, labels: labels(finish)}
       } AS links
ORDER BY node.id
