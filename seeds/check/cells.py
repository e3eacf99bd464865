"""Each cell by itself: identifiers, words, dates, numbers (单元格核查)."""

import re
from collections.abc import Callable, Iterator

from stdnum.cn import uscc

from graph.model.columns import Cell, Column, Table
from graph.model.dates import Stretch, day_text
from graph.model.tables import TABLE, TABLES, VOID
from seeds.bundle import BundleRow, Finding
from seeds.check.areas import code_findings
from seeds.check.state import State
from seeds.findings import finding_at, quoted
from seeds.national_number import SHORTEST, masked, national_numbers

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}\Z")
_PERIOD = re.compile(r"[0-9]{4}(?:H[12]|Q[1-4]|-(?:0[1-9]|1[0-2]))?\Z")
_WHOLE = re.compile(r"-?[0-9]+\Z")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")
_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}\Z")
LARGEST_WHOLE = 2**31 - 1
"""The largest whole number GraphQL's Int can carry."""
LARGEST_NUMBER = 10**15
LONGEST_NAME = 1_000
"""Characters; names are found by index, and an index takes some 8,000 bytes."""
SIGNED = frozenset({"value"})
"""Numbers that may be negative: what an activity measured."""
EARLIEST_USUAL, LATEST_USUAL = 19000101, 21001231

_REQUIRED = {table.name: tuple(column.name for column in table.columns if column.required) for table in TABLES}


def cell_findings(state: State) -> Iterator[Finding]:
    """What is wrong with single cells, row by row. Of a void row only the identifier is read."""
    for name, rows in state.by_table.items():
        checks = _checks(TABLE[name])
        required = _REQUIRED[name]
        for row in rows:
            cells = row.cells
            if cells.get("void") == "yes":
                yield from _void_row(TABLE[name], row)
                continue
            for column in required:
                if column not in cells:
                    yield finding_at("MISSING_VALUE", row, column, f"The row states no {column}.")
            for column, text in cells.items():
                check = checks.get(column)
                if check is not None:
                    yield from check(state, row, text)
                if len(text) >= SHORTEST and national_numbers(text):
                    yield from _national(row, column, text)


def _void_row(table: Table, row: BundleRow) -> Iterator[Finding]:
    if not row.id:
        yield finding_at("MISSING_VALUE", row, table.key, f"The row states no {table.key}.")
    elif table.key == "id":
        yield from _id(row, "id", row.id)
    else:
        yield from code_findings(row)


_Check = Callable[[State, BundleRow, str], Iterator[Finding]]


def _checks(table: Table) -> dict[str, _Check]:
    checks = {column.name: _check_of(column) for column in (*table.columns, VOID)}
    return {name: check for name, check in checks.items() if check is not None}


def _check_of(column: Column) -> _Check | None:
    name = column.name
    match column.cell:
        case Cell.ID:
            return lambda _, row, text: _id(row, name, text)
        case Cell.CODE:
            return lambda _, row, __: code_findings(row)
        case Cell.WORD:
            return lambda _, row, text: word_findings(row, name, text, column.words)
        case Cell.DATE:
            return lambda state, row, text: _date(row, name, text, state.stretch(text))
        case Cell.WHOLE | Cell.NUMBER:
            return lambda _, row, text: _number(row, column, text)
        case Cell.PERIOD:
            return lambda _, row, text: _period(row, name, text)
        case Cell.USCC:
            return lambda _, row, text: _code(row, name, text)
        case Cell.TEXT if name == "name":
            return lambda _, row, text: name_findings(row, name, text)
    return None


def word_findings(row: BundleRow, column: str, text: str, words: tuple[str, ...]) -> Iterator[Finding]:
    """The finding about a word outside the column's list."""
    if text not in words:
        advice = f"Write one of: {', '.join(words)}."
        yield finding_at("UNKNOWN_WORD", row, column, f"{quoted(text)} is no word for {column}.", advice)


def name_findings(row: BundleRow, column: str, text: str) -> Iterator[Finding]:
    """The finding about a name that no index could take."""
    if len(text) > LONGEST_NAME:
        yield finding_at("NAME_TOO_LONG", row, column, f"The name {quoted(text)} has {len(text):,} characters.")


def _id(row: BundleRow, column: str, text: str) -> Iterator[Finding]:
    if not _ID.match(text):
        yield finding_at("BAD_ID", row, column, f"{quoted(text)} is no identifier.")


def _date(row: BundleRow, column: str, text: str, found: Stretch | None) -> Iterator[Finding]:
    if found is None:
        yield finding_at("BAD_DATE", row, column, f"{quoted(text)} is no date.")
    elif found.last < EARLIEST_USUAL or found.first > LATEST_USUAL:
        usual = f"{day_text(EARLIEST_USUAL)} to {day_text(LATEST_USUAL)}"
        yield finding_at("UNUSUAL_DATE", row, column, f"{quoted(text)} lies outside {usual}.")


def _number(row: BundleRow, column: Column, text: str) -> Iterator[Finding]:
    whole = column.cell is Cell.WHOLE
    if not (_WHOLE if whole else _NUMBER).match(text):
        kind = "whole number" if whole else "number"
        yield finding_at("BAD_NUMBER", row, column.name, f"{quoted(text)} is no {kind}.")
        return
    least = 1 if column.name == "seats" else 0
    most = LARGEST_WHOLE if whole else LARGEST_NUMBER
    number = float(text) if len(text) < 300 else float("inf")
    if (number < least and column.name not in SIGNED) or abs(number) > most:
        yield finding_at("NUMBER_OUT_OF_RANGE", row, column.name, f"{quoted(text)} is not between {least} and {most}.")


def _period(row: BundleRow, column: str, text: str) -> Iterator[Finding]:
    if not _PERIOD.match(text) or text.startswith("0000"):
        yield finding_at("BAD_PERIOD", row, column, f"{quoted(text)} is no period.")


def is_uscc(text: str) -> bool:
    """Whether the text is a unified social credit code (统一社会信用代码, GB 32100) with the right check digit."""
    return bool(_USCC.match(text)) and uscc.calc_check_digit(text) == text[-1]


def _code(row: BundleRow, column: str, text: str) -> Iterator[Finding]:
    if not is_uscc(text):
        yield finding_at("BAD_USCC", row, column, f"{quoted(text)} is no unified social credit code.")


def _national(row: BundleRow, column: str, text: str) -> Iterator[Finding]:
    # A code of digits only can by chance look like a number of a person; in its own column it is a code.
    if not (column == "uscc" and is_uscc(text)):
        yield finding_at("NATIONAL_NUMBER", row, column, f"The cell {quoted(masked(text))} holds a national identity number.")
