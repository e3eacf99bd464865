"""Logging what was read of people, before the answer leaves (读取留痕)."""

from functools import lru_cache

from graph.audit import AuditLog
from graph.errors import AuditUnwritable
from resolvers.caller import Caller
from schema.guard import GuardedSchema
from schema.operation_text import operation_text
from server.logs import log

NOT_KEPT = "The hub cannot record this read at present, and tells nothing about people unrecorded; try again later."


class ReadLog:
    """Writes a line for each answer that tells of people (读取日志); whatever sends answers calls it first."""

    def __init__(self, schema: GuardedSchema, audit: AuditLog) -> None:
        self._schema = schema
        self._audit = audit
        self._text = lru_cache(256)(self._operation)

    def keep(self, caller: Caller, query: str, operation_name: str | None) -> None:
        """Log what the answer to this tells of people; AuditUnwritable when that cannot be kept, and then it must not leave."""
        reads = caller.reads
        if not reads.personal:
            return
        text, whole = self._text(query, operation_name)
        told = {
            "by": caller.identity.name,
            "token": caller.identity.token,
            "roles": list(caller.identity.roles),
            "purpose": caller.asking.purpose,
            "operation": text,
            "operationHash": whole,
            "people": sorted(reads.people),
            "membership": sorted(reads.membership),
        }
        try:
            self._audit.append("read", told)
        except AuditUnwritable as failure:
            log("a read was refused, because it cannot be logged", failure=failure)
            raise AuditUnwritable(NOT_KEPT) from None

    def _operation(self, query: str, operation_name: str | None) -> tuple[str, str]:
        return operation_text(self._schema.parsed(query), operation_name)
