"""Committees of the United States, read from two public collections, as a role network that somebody else made."""
