"""Numbered migrations, each applied once and recorded in the graph (迁移)."""

from graph.migrations.apply import migrate, pending

__all__ = ["migrate", "pending"]
