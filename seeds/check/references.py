"""References (引用): each reaches a record, of the right table, that is not void."""

from collections.abc import Iterator

from graph.model.columns import Column
from graph.model.tables import ANYTHING, TABLE, TABLE_OF_LABEL, TABLES
from seeds.bundle import BundleRow, Finding
from seeds.check.known import METRIC, RULE, named_ids
from seeds.check.state import State
from seeds.findings import finding_at, quoted

_MOST_NAMED = 3


def reference_findings(state: State) -> Iterator[Finding]:
    """References of the bundle's rows that lead nowhere, astray or to a void record; and voids still referred to."""
    for table in TABLES:
        columns = [(column, _tables(column)) for column in table.references]
        for row in state.by_table[table.name]:
            if row.void:
                continue
            cells = row.cells
            for column, tables in columns:
                text = cells.get(column.name)
                if text is None:
                    continue
                for id_ in named_ids(column, text):
                    found = state.live.get(id_)
                    if found is None or (tables and found.table not in tables):
                        yield from _astray(state, row, column, tables, id_)
    yield from _voids_still_named(state)


def _tables(column: Column) -> frozenset[str]:
    """The tables a reference may reach; none named: any. Metrics and rules are in none, whatever a record is called."""
    return frozenset(TABLE_OF_LABEL[label].name if label in TABLE_OF_LABEL else label for label in column.to if label != ANYTHING)


def _astray(state: State, row: BundleRow, column: Column, tables: frozenset[str], id_: str) -> Iterator[Finding]:
    name = column.name
    if column.to == (METRIC,):
        if id_ not in state.known.metric_ids:
            yield finding_at("UNKNOWN_METRIC", row, name, f"There is no metric {quoted(id_)}.")
    elif column.to == (RULE,):
        if id_ not in state.known.rule_ids:
            yield finding_at("UNKNOWN_RULE", row, name, f"There is no rule {quoted(id_)}.")
    elif (found := state.live.get(id_)) is not None:
        message = f"{quoted(id_)} is a record of {found.table}; {name} names one of {' or '.join(sorted(tables))}."
        yield finding_at("WRONG_TABLE", row, name, message)
    elif id_ in state.void:
        yield finding_at("VOID_REFERENCE", row, name, f"{quoted(id_)} is void.")
    elif not state.incomplete.intersection(tables or TABLE):
        yield finding_at("UNKNOWN_REFERENCE", row, name, f"There is no record {quoted(id_)}.")


def _voids_still_named(state: State) -> Iterator[Finding]:
    named: dict[str, list[str]] = {}
    for record in state.untouched():
        for column in TABLE[record.table].references:
            text = record.cells.get(column.name)
            for id_ in named_ids(column, text) if text else ():
                row = state.rows.get(id_)
                if row is not None and row.void and column.to not in ((METRIC,), (RULE,)):
                    named.setdefault(id_, []).append(record.id)
    for id_, by in named.items():
        first = ", ".join(map(quoted, by[:_MOST_NAMED])) + (" …" if len(by) > _MOST_NAMED else "")
        row = state.rows[id_]
        message = f"{quoted(id_)} is still named by {len(by)} record(s) of the graph: {first}."
        yield finding_at("VOID_STILL_NAMED", row, TABLE[row.table].key, message)
