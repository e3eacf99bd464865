// Gives nodes the label of their type and takes away those of others.
// $rows: list of {key, label, wrong} – wrong: list of string
UNWIND $rows AS row
MATCH (node) WHERE elementId(node) = row.key
SET node:$(row.label)
REMOVE node:$(row.wrong)
