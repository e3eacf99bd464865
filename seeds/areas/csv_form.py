"""A division list in CSV (CSV 形式), row by row: the file is never in memory as a whole."""

from collections.abc import Iterator
from typing import TextIO

from seeds.areas.columns import CODE, COLUMN, NAME, Told, meaning_of
from seeds.areas.problems import Problems
from seeds.findings import quoted
from seeds.read.csv_table import csv_records
from seeds.read.parts import column_advice


def csv_rows(text: TextIO, table: str, problems: Problems) -> Iterator[Told]:
    """The rows of the file; what cannot be read as a row goes to the problems."""

    def lose(row: int, message: str) -> None:
        problems.report("BAD_CSV", table, row, None, None, message)

    records = csv_records(text, lose)
    header = next(records, (1, []))[1]
    if not any(map(str.strip, header)):
        problems.report("EMPTY_FILE", table, 1, None, None, f"{table} has no column names in its first row.")
        return
    columns = _columns(header, table, problems)
    if not {CODE, NAME} <= set(columns):
        return
    for number, record in records:
        if len(record) != len(columns):
            if any(map(str.strip, record)):
                message = f"The row has {len(record)} cells, the header {len(columns)}."
                problems.report("RAGGED_ROW", table, number, None, None, message)
            continue
        cells = {column: stated for column, cell in zip(columns, record, strict=True) if column and (stated := cell.strip())}
        if cells:
            yield Told(number, cells)


def _columns(header: list[str], table: str, problems: Problems) -> list[str]:
    """The meaning of each column, empty for those that are not kept."""
    columns: list[str] = []
    for raw in header:
        meaning, name = meaning_of(raw), raw.strip()
        if meaning is None:
            message = f"A division list has no column {quoted(name)}." if name else "The header has a column without a name."
            problems.report("UNKNOWN_COLUMN", table, 1, name or None, name, message, column_advice(name, COLUMN))
        elif meaning and meaning in columns:
            problems.report("DUPLICATE_COLUMN", table, 1, name, name, f"The header has a second column for the {meaning}.")
        columns.append("" if meaning is None or meaning in columns else meaning)
    for column in (CODE, NAME):
        if column not in columns:
            problems.report("MISSING_COLUMN", table, 1, column, None, f"The header does not name the column {column}.")
    return columns
