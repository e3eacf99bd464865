"""One JSON text to the rows of every table in it (JSON 数据包)."""

import json
from decimal import Decimal, InvalidOperation

from graph.model.columns import Column, Table
from graph.model.tables import TABLE
from seeds.bundle import WHOLE_BUNDLE, BundleRow, Finding
from seeds.findings import finding, quoted
from seeds.read.cell import BAD_CHARACTERS, REPLACEMENT, columns_of, text_of_json
from seeds.read.parts import TablePart, nearest, unknown_table


class _Object(dict[str, object]):
    """A JSON object that remembers which of its keys stood there more than once."""

    repeated: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, object]]) -> _Object:
    made = _Object(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        made.repeated = tuple(name for name in made if names.count(name) > 1)
    return made


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ValueError(f"{text[:40]} is no number that can be kept") from error


def _no_number(text: str) -> Decimal:
    raise ValueError(f"{text} is no number of JSON")


def read_json_tables(data: bytes) -> tuple[list[TablePart], list[Finding]]:
    """The tables of a JSON bundle, and the findings that concern no table that exists."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        line = data.count(b"\n", 0, start) + 1
        message = f"Byte {start + 1} of the file, in line {line}, is not UTF-8."
        return [], [finding("BAD_ENCODING", WHOLE_BUNDLE, 0, None, None, message)]
    try:
        whole = json.loads(text, object_pairs_hook=_object, parse_float=_number, parse_int=_number, parse_constant=_no_number)
    except RecursionError:
        return [], [finding("BAD_JSON", WHOLE_BUNDLE, 0, None, None, "The objects are nested too deeply.")]
    except ValueError as error:
        return [], [finding("BAD_JSON", WHOLE_BUNDLE, 0, None, None, f"The file is not well-formed JSON: {error}.")]
    if not isinstance(whole, _Object):
        return [], [finding("BAD_JSON", WHOLE_BUNDLE, 0, None, None, "The file is not one JSON object of tables.")]
    findings = [
        finding("DUPLICATE_KEY", name, 0, None, name, f"The table {quoted(name)} stands twice in the file.")
        for name in whole.repeated
    ]
    parts = []
    for name, records in whole.items():
        if name in TABLE:
            parts.append(_part(TABLE[name], records))
        else:
            findings.append(unknown_table(name))
    return parts, findings


def _part(table: Table, records: object) -> TablePart:
    part = TablePart(table.name)
    if not isinstance(records, list):
        part.lose("BAD_RECORD", 0, None, None, f"The table {table.name} is not a list of objects.")
        return part
    columns = columns_of(table)
    reported: set[str] = set()
    shared: dict[str, str] = {}
    for row, record in enumerate(records, start=2):
        if not isinstance(record, _Object):
            part.lose("BAD_RECORD", row, None, None, "The record is not an object.")
            continue
        for name in record.repeated:
            message = f"The record has the key {quoted(name)} twice."
            part.report("DUPLICATE_KEY", row, name if name in columns else None, name, message)
        cells: dict[str, str] = {}
        for name, value in record.items():
            column = columns.get(name)
            if column is None:
                # Once for each column, as in a CSV header, not once for each record.
                if name not in reported:
                    reported.add(name)
                    message = f"The table {table.name} has no column {quoted(name)}."
                    part.report("UNKNOWN_COLUMN", row, name, name, message, nearest(name, columns))
                continue
            if cell := _cell(part, row, column, value):
                cells[column.name] = shared.setdefault(cell, cell)
        if cells:
            part.rows.append(BundleRow(table.name, row, cells))
    return part


def _cell(part: TablePart, row: int, column: Column, value: object) -> str:
    """The canonical text of the value, or what was probably meant, so that one cause is reported once."""
    try:
        text = text_of_json(column, value)
    except ValueError as error:
        part.report("BAD_VALUE", row, column.name, _shown(value), f"{error}.")
        return _stand_in(value)
    bad = BAD_CHARACTERS.search(text)
    if bad is None:
        return text
    part.report("BAD_CHARACTER", row, column.name, repr(text), f"The cell holds the control character U+{ord(bad[0]):04X}.")
    return BAD_CHARACTERS.sub(REPLACEMENT, text)


def _shown(value: object) -> str:
    return str(value) if isinstance(value, Decimal) else json.dumps(value, default=str, ensure_ascii=False)


def _stand_in(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, Decimal) else ""
