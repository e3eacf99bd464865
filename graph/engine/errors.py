"""What the managed database server cannot do, in one sentence each."""


class EngineError(Exception):
    """The managed Neo4j server cannot be had (托管数据库不可用); the message is one sentence for a person."""


class EngineCancelledError(EngineError):
    """Starting was given up because the caller asked for it (已取消)."""
