"""What is probably wrong but stops no load (警告): same names, likely duplicates, two committees in one place."""

import re
from collections.abc import Hashable, Iterator

from graph.model.tables import TABLES
from seeds.bundle import BundleRow, Finding
from seeds.check.state import Record, State
from seeds.findings import finding_at, quoted

_OWN_IDENTITY = frozenset({"sources", "areas", "compounds", "bodies", "people", "posts"})
"""Tables where equal cells may well be two things: two posts of one kind are two seats."""
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)")
"""A mobile number of mainland China (手机号码): eleven digits, the first three apart or not."""
_NOT_SAID = frozenset({"id", "source", "void"})


def warning_findings(state: State) -> Iterator[Finding]:
    """Every warning that needs more than one row."""
    yield from _same_names(state)
    yield from _same_people(state)
    yield from _same_facts(state)
    yield from _temporary_beside_elected(state)
    yield from _mobile_numbers(state)


def _same_names(state: State) -> Iterator[Finding]:
    for table, columns, period in (
        ("areas", ("parent", "name", "level"), None),
        ("compounds", ("area", "name"), ("built_on", "demolished_on")),
        ("bodies", ("area", "name", "kind"), ("established_on", "dissolved_on")),
    ):
        groups: dict[Hashable, list[Record]] = {}
        for record in state.records_of(table):
            cells = record.cells
            if cells.get(columns[0]) and cells.get("name"):
                groups.setdefault(tuple(cells.get(column) for column in columns), []).append(record)
        for records in groups.values():
            if len(records) > 1:
                yield from _of_one_name(state, records, period)


def _of_one_name(state: State, records: list[Record], period: tuple[str, str] | None) -> Iterator[Finding]:
    """Each row with a namesake at the same time. Sorted by start, the one that lasts longest decides."""
    spans = sorted((_certain_span(state, record, period), record.id, record) for record in records)
    longest = spans[0]
    for span in spans[1:]:
        rows = [one[2] for one in (span, longest) if isinstance(one[2], BundleRow)] if longest[0][1] > span[0][0] else []
        row = max(rows, key=lambda one: one.row, default=None)
        if row is not None:
            other = longest[2] if row is span[2] else span[2]
            message = f"{quoted(other.id)} in the same area has the name {quoted(row.cells['name'])} too."
            yield finding_at("SAME_NAME", row, "name", message)
        longest = max(longest, span, key=lambda one: one[0][1])


def _certain_span(state: State, record: Record, period: tuple[str, str] | None) -> tuple[int, int]:
    start = state.start(record, period[0]) if period else None
    end = state.end(record, period[1]) if period else None
    return (start.last if start else 0), (end.first if end else 99999999)


def _same_people(state: State) -> Iterator[Finding]:
    seen: dict[Hashable, Record] = {}
    for record in _graph_first(state, "people"):
        for column in ("born_on", "phone"):
            text = record.cells.get(column)
            if not text or (column == "born_on" and len(text) < 10):
                continue
            other = seen.setdefault((record.cells.get("name"), column, text), record)
            if other is not record and isinstance(record, BundleRow):
                # The other's name and birthday are personal: the finding names the identifier only.
                yield finding_at("LIKELY_DUPLICATE", record, None, f"{quoted(other.id)} has the same name and {column}.")
                break


def _same_facts(state: State) -> Iterator[Finding]:
    for table in TABLES:
        if table.name in _OWN_IDENTITY:
            continue
        names = tuple(column.name for column in table.columns if column.name not in _NOT_SAID)
        seen: dict[Hashable, Record] = {}
        for record in _graph_first(state, table.name):
            other = seen.setdefault(tuple(map(record.cells.get, names)), record)
            if other is not record and isinstance(record, BundleRow):
                yield finding_at("LIKELY_DUPLICATE", record, None, f"{quoted(other.id)} says the same in every column.")


def _graph_first(state: State, table: str) -> Iterator[Record]:
    yield from (record for record in state.untouched() if record.table == table)
    yield from state.rows_of(table)


def _mobile_numbers(state: State) -> Iterator[Finding]:
    """Contacts are shown to everybody, and a mobile number is mostly a person's (`people.phone` is masked)."""
    for row in state.rows_of("contacts"):
        if _MOBILE.search(row.cells.get("value", "")):
            yield finding_at("MOBILE_NUMBER", row, "value", "The contact is or holds a mobile number.")


def _temporary_beside_elected(state: State) -> Iterator[Finding]:
    elected: dict[str, list[Record]] = {}
    temporary: list[Record] = []
    for record in state.records_of("bodies"):
        kind = record.cells.get("kind")
        if kind == "owners_committee":
            for compound in record.cells.get("compound", "").split(";"):
                elected.setdefault(compound, []).append(record)
        elif kind == "management_committee" and record.cells.get("form") == "temporary":
            temporary.append(record)
    elected.pop("", None)
    for record in temporary:
        start, end = _certain_span(state, record, ("established_on", "dissolved_on"))
        for compound in record.cells.get("compound", "").split(";"):
            beside = (other for other in elected.get(compound, ()) if _overlaps(state, other, start, end))
            other = next(beside, None)
            row = state.row_among((record.id, other.id)) if other is not None else None
            if row is not None and other is not None:
                both = f"The temporary committee {quoted(record.id)} and the elected {quoted(other.id)}"
                message = f"{both} are in {quoted(compound)} at once."
                yield finding_at("TEMPORARY_BESIDE_ELECTED", row, "compound", message)


def _overlaps(state: State, record: Record, start: int, end: int) -> bool:
    first, last = _certain_span(state, record, ("established_on", "dissolved_on"))
    return max(first, start) < min(last, end)
