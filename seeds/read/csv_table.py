"""One CSV file to the rows of one table (CSV 表)."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from sys import intern

from graph.model.columns import Cell, Table
from seeds.bundle import BundleRow
from seeds.findings import quoted
from seeds.read.cell import BAD_CHARACTERS, REPLACEMENT, canonical_form, columns_of
from seeds.read.parts import TablePart, column_advice

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SHARED = frozenset({Cell.WORD, Cell.DATE, Cell.WHOLE, Cell.REFERENCE, Cell.REFERENCES, Cell.ID, Cell.CODE})
"""Kinds of cells whose texts recur, so that a large bundle keeps each text once."""


def read_csv_table(table: Table, data: bytes) -> TablePart:
    """The rows of the table in this CSV text, UTF-8 with or without byte order mark.

    A row counts as the reader of a spreadsheet counts: blank rows count and are passed over.
    """
    part = TablePart(table.name)
    text = _decoded(part, data)
    if text is None:
        return part
    suspicious = BAD_CHARACTERS.search(text) is not None
    records = csv_records(io.StringIO(text, newline=""), partial(_lose, part))
    header = next(records, (1, []))[1]
    if not any(map(str.strip, header)):
        part.lose("EMPTY_FILE", 1, None, None, f"{table.name}.csv has no column names in its first row.")
        return part
    columns = _columns(part, table, header)
    if not any(name == table.key for name, _ in columns if name):
        return part
    shared: dict[str, str] = {}
    kept = {name for name, column in columns_of(table).items() if column.cell in _SHARED}
    for number, record in records:
        if not any(map(str.strip, record)):
            continue
        if len(record) != len(header):
            part.lose("RAGGED_ROW", number, None, None, f"The row has {len(record)} cells, the header {len(header)}.")
            continue
        if suspicious:
            record = [_clean(part, number, name, cell) for (name, _), cell in zip(columns, record, strict=True)]
        cells: dict[str, str] = {}
        for (name, form), cell in zip(columns, record, strict=True):
            if cell and name and (value := form(cell)):
                cells[name] = shared.setdefault(value, value) if name in kept else value
        part.rows.append(BundleRow(table.name, number, cells))
    return part


def _decoded(part: TablePart, data: bytes) -> str | None:
    if data.startswith(_UTF16_MARKS):
        part.lose("BAD_ENCODING", 0, None, None, f"{part.table}.csv is UTF-16, as byte 1 shows, not UTF-8.")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
    row = _row_of(data[:start])
    message = f"Byte {start + 1} of {part.table}.csv, in row {row}, is not UTF-8."
    hint = " It looks like GB 18030." if _is_gb18030(data) else ""
    part.report("BAD_ENCODING", row, None, None, message + hint)
    # The rest is read all the same, so that every other problem is reported too.
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


def _row_of(before: bytes) -> int:
    """The row that the byte after these belongs to; quoted line breaks start no row."""
    return sum(1 for _ in csv.reader(io.StringIO(before.decode("utf-8-sig") + "x", newline="")))


def _is_gb18030(data: bytes) -> bool:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def csv_records(lines: Iterable[str], lose: Callable[[int, str], None]) -> Iterator[tuple[int, list[str]]]:
    """Records with their numbers; one that is no CSV goes to `lose`, with why."""
    reader = csv.reader(lines, strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            lose(number, f"The row cannot be read as CSV: {error}.")


def _lose(part: TablePart, row: int, message: str) -> None:
    part.lose("BAD_CSV", row, None, None, message)


def _columns(part: TablePart, table: Table, header: list[str]) -> list[tuple[str, Callable[[str], str]]]:
    known = columns_of(table)
    columns: list[tuple[str, Callable[[str], str]]] = []
    seen: set[str] = set()
    for raw in header:
        name = intern(raw.strip())
        if name in known and name not in seen:
            seen.add(name)
            columns.append((name, canonical_form(known[name])))
            continue
        columns.append(("", str.strip))
        if name in known:
            part.report("DUPLICATE_COLUMN", 1, name, name, f"The header names {quoted(name)} twice.")
        else:
            part.report("UNKNOWN_COLUMN", 1, name or None, name, _unknown(table, name), column_advice(name, known))
    if table.key not in seen:
        part.lose("MISSING_COLUMN", 1, table.key, None, f"The header does not name the column {table.key}.")
    return columns


def _unknown(table: Table, name: str) -> str:
    return f"The table {table.name} has no column {quoted(name)}." if name else "The header has a column without a name."


def _clean(part: TablePart, row: int, name: str, cell: str) -> str:
    if BAD_CHARACTERS.search(cell) is None:
        return cell
    part.report("BAD_CHARACTER", row, name or None, repr(cell), f"The cell holds the control character {_first_bad(cell)}.")
    return BAD_CHARACTERS.sub(REPLACEMENT, cell)


def _first_bad(cell: str) -> str:
    match = BAD_CHARACTERS.search(cell)
    return f"U+{ord(match[0]):04X}" if match else ""
