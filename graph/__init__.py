"""The governance graph: its model, its rules, its statements and the one door to Neo4j."""
