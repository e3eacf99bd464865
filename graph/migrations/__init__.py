"""Numbered migrations, each applied once and recorded in the graph (迁移)."""

from graph.migrations.apply import applied, migrate, pending

__all__ = ["applied", "migrate", "pending"]
