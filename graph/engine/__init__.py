"""The managed Neo4j server: fetched, started, watched and stopped by the hub itself (托管数据库)."""

from graph.engine.engine import Engine, attach_or_start, start_engine
from graph.engine.errors import EngineCancelledError, EngineError
from graph.engine.home import Home
from graph.engine.jars import pinned_version
from graph.engine.java import LEAST_MEMORY, Memory, bundled_java, memory_shares
from graph.engine.progress import Report, shown_on_stderr
from graph.engine.rebuild import Access, Rebuilding, rebuilding

__all__ = [
    "LEAST_MEMORY",
    "Access",
    "Engine",
    "EngineCancelledError",
    "EngineError",
    "Home",
    "Memory",
    "Rebuilding",
    "Report",
    "attach_or_start",
    "bundled_java",
    "memory_shares",
    "pinned_version",
    "rebuilding",
    "shown_on_stderr",
    "start_engine",
]
