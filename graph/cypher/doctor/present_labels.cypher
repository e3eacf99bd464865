// Which of these identifiers the present has, and the labels of each.
// $ids: list of string
UNWIND $ids AS id
MATCH (node:Record {id: id})
RETURN collect({id: id, labels: labels(node)}) AS rows
