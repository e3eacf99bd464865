"""Logging what a load changes (变更留痕): which records, by whom, and digests of what stood before and after.

What was said stays in the ledger alone; a digest tells whether the ledger still says it, and tells nobody what it was.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from graph.audit.chain import AuditLog
from graph.errors import AuditUnwritable

ROWS_AN_ENTRY = 1_000


@dataclass(frozen=True, slots=True)
class Changed:
    """One record of a load: the row that said so, what happened, and the stated texts before and after."""

    table: str
    record: str
    row: int
    what: str
    before: str | None
    after: str | None


@dataclass(slots=True)
class Author:
    """Who changes, and where that is logged (变更人): without a log the name alone is kept, on the load."""

    by: str | None = None
    log: AuditLog | None = None
    _open: set[str] = field(default_factory=set)
    """Loads that are logged and not known to be kept."""

    def writes(self, bundle: str, name: str, at: int, rows: Iterable[Changed]) -> None:
        """Log a load that is about to be committed; AuditUnwritable when that is not kept, and then it must not be."""
        if self.log is None:
            return
        self._begins(bundle)
        told = map(self._told, rows)
        for number, part in enumerate(_parts(told), start=1):
            self._append("change", bundle, name=name, recordedAt=at, part=number, rows=part)

    def sums_up(self, bundle: str, name: str, at: int, counts: Mapping[str, Any], checksum: str) -> None:
        """Log a load that is the whole content of a graph: its counts, and the checksum of what was loaded."""
        self._says("change", bundle, name=name, recordedAt=at, counts=counts, checksum=checksum)

    def erases(self, erasure: str, person: str, reason: str, versions: int) -> None:
        """Log that a person's identity is about to be taken out of the graph, as `writes` does a load."""
        self._says("erase", erasure, person=person, reason=reason, versions=versions)

    def issues(self, token: str, whom: str, grants: Sequence[str], until: int) -> None:
        """Log that a token is about to hold until that instant (µs), as `writes` does a load."""
        self._says("issue", token, whom=whom, grants=list(grants), expiresAt=until)

    def revokes(self, token: str, whom: str) -> None:
        """Log that a token is about to hold no longer."""
        self._says("revoke", token, whom=whom)

    def _says(self, kind: str, bundle: str, **told: object) -> None:
        if self.log is not None:
            self._begins(bundle)
            self._append(kind, bundle, **told)

    @contextmanager
    def loading(self, bundle: str) -> Iterator[None]:
        """While a load is written: one that was logged and does not come into the graph is logged as abandoned."""
        try:
            yield
        except BaseException:
            with suppress(AuditUnwritable):  # the log then tells of a load that the graph does not have
                self._gives_up(bundle)
            raise
        self._open.discard(bundle)

    def _begins(self, bundle: str) -> None:
        self._gives_up(bundle)  # the database runs a transaction again that met another
        self._open.add(bundle)

    def _gives_up(self, bundle: str) -> None:
        if bundle in self._open:
            self._open.discard(bundle)
            self._append("abandoned", bundle)

    def _append(self, kind: str, bundle: str, **told: object) -> None:
        assert self.log is not None
        self.log.append(kind, {"by": self.by, "bundle": bundle, **told})

    def _told(self, one: Changed) -> dict[str, object]:
        return {
            "table": one.table,
            "record": one.record,
            "row": one.row,
            "what": one.what,
            "before": self._digest(one.before),
            "after": self._digest(one.after),
        }

    def _digest(self, stated: str | None) -> str | None:
        assert self.log is not None
        return None if stated is None else self.log.digest(stated)


def _parts(rows: Iterator[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    while part := list(islice(rows, ROWS_AN_ENTRY)):
        yield part
