"""Typed doors to the graph: each knows column names, none knows who asks."""
