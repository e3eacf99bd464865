// How many nodes and relations there are.
CALL () { MATCH (n) RETURN count(n) AS nodes }
CALL () { MATCH ()-[link]->() RETURN count(link) AS relations }
RETURN nodes, relations
