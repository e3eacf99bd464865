"""What was changed (变更): the versions of the ledger, told as changes, with what stood before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.database import Reader, Row
from graph.model.asking import Asking
from graph.model.lookups import LEDGER_PREFIX
from graph.model.tables import TABLES
from graph.statements import statement

_FOLDER = "cypher/changes"
_LABELS = {table.name: LEDGER_PREFIX + table.label for table in TABLES}
_TABLES = {label: name for name, label in _LABELS.items()}
_EARLIEST, _LATEST = 0, 2**63 - 2
"""Instants; the one after the last is that of a version which is current."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which changes (变更条件): None for what is not asked; `places` are the areas outside of which nothing is told."""

    table: str | None = None
    record: str | None = None
    by: str | None = None
    since: int | None = None
    until: int | None = None
    within: str | None = None
    places: Sequence[str] | None = None

    @property
    def branches(self) -> frozenset[str]:
        """The branches that the statements need."""
        placed = self.within is not None or self.places is not None
        return frozenset({"every" if self.record is None else "one", "placed" if placed else "anywhere"})


async def change_page(
    graph: Reader, asking: Asking, asked: Asked, *, after: tuple[int, str] | None, take: int, count: bool
) -> Row | None:
    """{rows, total}: the changes after that cursor; None for an area that was never recorded."""
    parameters = {"by": asked.by, "within": asked.within or ""}
    found = (await graph.read(statement("loads_by", _FOLDER).text, parameters))[0]
    if not found["seen"]:
        return None
    if asked.table is not None and asked.table not in _LABELS:
        return {"rows": [], "total": 0}
    given = _parameters(asking, asked, found["bundles"])
    reads = [graph.read(statement("page", _FOLDER, needs=asked.branches).text, given | {"after": _cursor(after), "take": take})]
    if count:
        reads.append(graph.read(statement("total", _FOLDER, needs=asked.branches).text, given | {"after": None}))
    pages = await graph.at_once(reads)
    return {"rows": [_row(row) for row in pages[0][0]["rows"]], "total": pages[1][0]["total"] if count else None}


async def one_change(graph: Reader, asking: Asking, asked: Asked) -> Row | None:
    """The one change that is asked for by its record and instant."""
    page = await change_page(graph, asking, asked, after=None, take=1, count=False)
    return page["rows"][0] if page and page["rows"] else None


async def people_lying_in(graph: Reader, asking: Asking, ids: Sequence[str], areas: Sequence[str]) -> set[str]:
    """Which of these people lie in one of these areas today."""
    if not ids:
        return set()
    parameters = {"ids": list(ids), "day": asking.today, "asked_areas": list(areas)}
    return {row["id"] for row in await graph.read(statement("people_lying_in").text, parameters)}


def _parameters(asking: Asking, asked: Asked, bundles: Sequence[str]) -> dict[str, object]:
    within, places = asked.within or "", asked.places
    return {
        "since": _EARLIEST if asked.since is None else asked.since,
        "until": _LATEST if asked.until is None else min(asked.until, _LATEST),
        "label": _LABELS[asked.table] if asked.table else "",
        "record": asked.record or "",
        "by": asked.by,
        "bundles": list(bundles),
        "day": asking.today,
        "within": within,
        "places": None if places is None else list(places),
        "asked_areas": sorted({within, *(places or ())} - {""}),
    }


def _cursor(after: tuple[int, str] | None) -> dict[str, object] | None:
    # The key of a row is its identifier, `change:INSTANT:RECORD`; within one instant that is the order of records.
    return None if after is None else {"at": after[0], "record": after[1].partition(":")[2].partition(":")[2]}


def _row(found: Row) -> dict[str, Any]:
    table = next(_TABLES[label] for label in found["labels"] if label in _TABLES)
    return {**found, "__typename": "ChangeRecord", "table": table}
