"""Cursors for those who show pages (分页游标)."""

from graph.store.cursor import cursor

__all__ = ["cursor"]
