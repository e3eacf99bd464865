"""The managed Neo4j server: fetched, started, watched and stopped by the hub itself (托管数据库)."""

from graph.engine.engine import Engine, attach_or_start, start_engine
from graph.engine.errors import EngineCancelledError, EngineError
from graph.engine.java import LEAST_MEMORY
from graph.engine.progress import Report, shown_on_stderr

__all__ = [
    "LEAST_MEMORY",
    "Engine",
    "EngineCancelledError",
    "EngineError",
    "Report",
    "attach_or_start",
    "shown_on_stderr",
    "start_engine",
]
