"""Numbered migrations, each applied once and recorded in the graph (迁移)."""

from graph.migrations.apply import applied, create_lookups, migrate, pending

__all__ = ["applied", "create_lookups", "migrate", "pending"]
