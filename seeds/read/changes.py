"""Changes as a caller proposes them, one row of a table each, to the bundle that they are (拟议变更)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model.tables import TABLE
from seeds.bundle import WHOLE_BUNDLE, Bundle, Finding
from seeds.findings import finding
from seeds.read.parts import unknown_table
from seeds.read.source import read_bundle_bytes

_FIRST_RECORD = 2
"""The row of a table's first record in a JSON bundle."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a bundle table (变更): it creates, corrects or voids a record."""

    table: str
    row: object


def read_changes(changes: Sequence[Change]) -> tuple[Bundle, list[Finding]]:
    """The changes as a bundle, read as a JSON bundle is, and what is wrong with reading it.

    `row` of rows and findings is the position of the change among all changes, 1 the first. A change that
    states nothing is an error here: in a bundle it would be an empty line.
    """
    records: dict[str, list[object]] = {}
    positions: dict[str, list[int]] = {}
    strange: list[Finding] = []
    for position, change in enumerate(changes, 1):
        if change.table not in TABLE:
            strange.append(replace(unknown_table(change.table), row=position))
            continue
        records.setdefault(change.table, []).append(change.row)
        positions.setdefault(change.table, []).append(position)
    if not records:
        return Bundle({}), strange
    try:
        text = json.dumps(records).encode()
    except RecursionError:
        deep = finding("BAD_JSON", WHOLE_BUNDLE, 0, None, None, "The objects are nested too deeply.")
        return Bundle({}, frozenset(TABLE)), [*strange, deep]
    bundle, findings = read_bundle_bytes("changes.json", text)
    rows = {
        table: tuple(replace(row, row=_place(positions, table, row.row)) for row in bundle.rows[table]) for table in bundle.rows
    }
    found = [*strange, *(replace(one, row=_place(positions, one.table, one.row)) for one in findings)]
    told = {row.row for part in rows.values() for row in part} | {one.row for one in found}
    silent = [_silent(change.table, position) for position, change in enumerate(changes, 1) if position not in told]
    return Bundle(rows, bundle.incomplete), [*found, *silent]


def _place(positions: Mapping[str, Sequence[int]], table: str, row: int) -> int:
    """The position of the change that became that row; 0 for what is about the whole."""
    return positions[table][row - _FIRST_RECORD] if row >= _FIRST_RECORD else 0


def _silent(table: str, position: int) -> Finding:
    key = TABLE[table].key
    return finding("MISSING_VALUE", table, position, key, None, f"The row states no {key}.")
