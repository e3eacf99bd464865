// Records of the present as they are kept, with every relation that leaves them.
// $ids: list of string
UNWIND $ids AS id
MATCH (node:Record {id: id})
RETURN collect({
  key: elementId(node), labels: labels(node), properties: properties(node),
  links: COLLECT {
    MATCH (node)-[link]->(finish)
    RETURN {key: elementId(link), type: type(link), properties: properties(link), finish: elementId(finish), to: finish.id}
  }
}) AS rows
