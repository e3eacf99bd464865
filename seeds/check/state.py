"""The records as they would stand after the load (载入后的状态): the graph's, with the bundle's in their place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.model.dates import OPEN_END, OPEN_START, Stretch, stretch
from graph.model.tables import TABLES
from seeds.bundle import Bundle, BundleRow, Finding
from seeds.check.known import Known, KnownRecord
from seeds.findings import finding_at, quoted

Record = BundleRow | KnownRecord
"""A record of the state; a BundleRow where the bundle states it."""

OPEN_BEGINNING = Stretch(OPEN_START, OPEN_START)
OPEN_ENDING = Stretch(OPEN_END, OPEN_END)


@dataclass(frozen=True, slots=True)
class State:
    """Every record that is not void, by identifier, and the rows of the bundle that make the difference."""

    live: dict[str, Record]
    rows: dict[str, BundleRow]
    void: set[str]
    known: Known
    incomplete: frozenset[str]
    by_table: dict[str, tuple[BundleRow, ...]]
    standing: dict[str, list[BundleRow]]
    stretches: dict[str, Stretch | None] = field(default_factory=dict)

    def rows_of(self, table: str) -> Sequence[BundleRow]:
        """The rows of the table that are not void, each identifier once."""
        return self.standing.get(table, ())

    def records_of(self, table: str) -> Iterator[Record]:
        """All records of the table: those of the bundle, then those of the graph that it leaves alone."""
        yield from self.rows_of(table)
        for record in self.known.records.values():
            if record.table == table and not record.void and record.id not in self.rows:
                yield record

    def untouched(self) -> Iterator[KnownRecord]:
        """The records of the graph, not void, that the bundle does not state."""
        return (record for record in self.known.records.values() if not record.void and record.id not in self.rows)

    def row_among(self, ids: Iterable[str | None]) -> BundleRow | None:
        """The first of these records that the bundle states."""
        for id_ in ids:
            if id_ is not None and (row := self.rows.get(id_)) is not None:
                return row
        return None

    def stretch(self, text: str) -> Stretch | None:
        """The stretch of a date, None when it is no date; each text is read once."""
        try:
            return self.stretches[text]
        except KeyError:
            pass
        try:
            found: Stretch | None = stretch(text)
        except ValueError:
            found = None
        self.stretches[text] = found
        return found

    def start(self, record: Record, column: str) -> Stretch | None:
        """The stretch of a start of its own, open when not stated, None when it is no date."""
        text = record.cells.get(column)
        return self.stretch(text) if text else OPEN_BEGINNING

    def end(self, record: Record, column: str) -> Stretch | None:
        """The stretch of an end of its own, open when not stated, None when it is no date."""
        text = record.cells.get(column)
        return self.stretch(text) if text else OPEN_ENDING


def state_after(bundle: Bundle, known: Known) -> tuple[State, list[Finding]]:
    """The state after the load, and the identifiers that stand in the way of it."""
    rows: dict[str, BundleRow] = {}
    findings: list[Finding] = []
    standing: dict[str, list[BundleRow]] = {table.name: [] for table in TABLES}
    by_table = {table.name: tuple(bundle.rows.get(table.name, ())) for table in TABLES}
    for table_rows in by_table.values():
        for row in table_rows:
            id_ = row.id
            if not id_:
                continue
            first = rows.setdefault(id_, row)
            if first is not row:
                findings.append(_duplicate(first, row))
            elif not row.void:
                standing[row.table].append(row)
            findings += _collisions(row, id_, known)
    live: dict[str, Record] = {id_: record for id_, record in known.records.items() if not record.void and id_ not in rows}
    for stated in standing.values():
        live.update((row.id, row) for row in stated)
    void = {id_ for id_, record in known.records.items() if record.void and id_ not in live}
    void.update(id_ for id_, row in rows.items() if row.void)
    return State(live, rows, void, known, bundle.incomplete, by_table, standing), findings


def _duplicate(first: BundleRow, row: BundleRow) -> Finding:
    where = f"row {first.row}" if first.table == row.table else f"row {first.row} of {first.table}"
    return finding_at("DUPLICATE_ID", row, _key(row), f"The identifier {quoted(row.id)} stands in {where} already.")


def _collisions(row: BundleRow, id_: str, known: Known) -> list[Finding]:
    there = known.records.get(id_)
    if there is not None and there.table != row.table:
        message = f"The identifier {quoted(id_)} belongs to a record of {there.table} in the graph."
        return [finding_at("ID_OF_ANOTHER_TABLE", row, _key(row), message)]
    if id_ in known.metric_ids or id_ in known.rule_ids or id_ in known.taken_ids:
        message = f"The identifier {quoted(id_)} belongs to a policy, rule, target or metric."
        return [finding_at("RESERVED_ID", row, _key(row), message)]
    if there is None and row.void:
        return [finding_at("VOID_UNKNOWN", row, _key(row), f"There is no record {quoted(id_)} to take back.")]
    return []


def _key(row: BundleRow) -> str:
    return "code" if row.table == "areas" else "id"
