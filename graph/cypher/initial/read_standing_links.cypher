// What joins the policies of a graph without records.
MATCH (a:Record)-[link]->(b:Record)
RETURN a.id AS `from`, type(link) AS type, b.id AS `to`
