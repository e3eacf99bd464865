"""Rules on the dates of one row (日期先后). Each is broken only if every day that the dates allow breaks it."""

from collections.abc import Iterator

from graph.model.dates import Stretch
from graph.model.tables import TABLES
from seeds.bundle import BundleRow, Finding
from seeds.check.state import State
from seeds.findings import finding_at, quoted


def date_findings(state: State) -> Iterator[Finding]:
    """Periods that end before they begin, and the other orders of days that one row states."""
    for table in TABLES:
        if table.start:
            for row in state.rows_of(table.name):
                yield from _period(state, row, table.start, table.end)
    for row in state.rows_of("activities"):
        yield from _done(state, row)
    for row in state.rows_of("people"):
        yield from _party(state, row)


def _both(state: State, row: BundleRow, earlier: str, later: str) -> tuple[Stretch, Stretch] | None:
    first, second = row.cells.get(earlier), row.cells.get(later)
    if first is None or second is None:
        return None
    found, other = state.stretch(first), state.stretch(second)
    return (found, other) if found and other else None


def _period(state: State, row: BundleRow, start: str, end: str) -> Iterator[Finding]:
    both = _both(state, row, start, end)
    if both and both[0].first >= both[1].last:
        message = f"{start} {quoted(row.cells[start])} is not before {end} {quoted(row.cells[end])}."
        yield finding_at("START_NOT_BEFORE_END", row, end, message)


def _done(state: State, row: BundleRow) -> Iterator[Finding]:
    both = _both(state, row, "on", "done_on")
    if both and both[1].last < both[0].first:
        message = f"done_on {quoted(row.cells['done_on'])} is before on {quoted(row.cells['on'])}."
        yield finding_at("DONE_BEFORE_ON", row, "done_on", message)


def _party(state: State, row: BundleRow) -> Iterator[Finding]:
    if row.cells.get("party_status") == "none":
        for column in ("party_since", "party_until"):
            if column in row.cells:
                message = f"party_status is none, but {column} is {quoted(row.cells[column])}."
                yield finding_at("PARTY_DATES_WITH_NONE", row, column, message)
    both = _both(state, row, "born_on", "party_since")
    if both and both[1].last <= both[0].first:
        message = f"party_since {quoted(row.cells['party_since'])} is not after born_on {quoted(row.cells['born_on'])}."
        yield finding_at("PARTY_BEFORE_BIRTH", row, "party_since", message)
