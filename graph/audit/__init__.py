"""The audit log (审计日志): who read which person, who changed which record; append-only chains of sealed entries in files."""

from graph.audit.chain import AuditLog
from graph.audit.changes import Author, Changed
from graph.audit.entry import Entry
from graph.audit.folder import Folder, Head

__all__ = ["AuditLog", "Author", "Changed", "Entry", "Folder", "Head"]
