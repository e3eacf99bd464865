"""One cell from text or JSON to the canonical text of its column (单元格规范化)."""

import re
from collections.abc import Callable
from decimal import Decimal

from graph.model.columns import Cell, Column, Table
from graph.model.tables import VOID

_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,12})?(?:[eE][+-]?[0-9]{1,2})?\Z")
BAD_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Control characters and halves of characters: no text of a record holds one."""
REPLACEMENT = "\ufffd"


def columns_of(table: Table) -> dict[str, Column]:
    """The columns a bundle may state for the table, `void` included."""
    return {column.name: column for column in (*table.columns, VOID)}


def canonical_number(text: str) -> str:
    """The number without superfluous signs, zeros and exponent; any other text unchanged."""
    if not _NUMBER.match(text):
        return text
    number = Decimal(text)
    plain = format(number, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    sign, digits = ("-", plain[1:]) if plain.startswith("-") else ("", plain.lstrip("+"))
    digits = digits.lstrip("0") or "0"
    if digits.startswith("."):
        digits = "0" + digits
    return sign + digits if number else "0"


def canonical_list(text: str) -> str:
    """The ids of a list, stripped, each once, in their order, joined by `;`."""
    if ";" not in text:
        return text
    return ";".join(dict.fromkeys(part for part in map(str.strip, text.split(";")) if part))


def _number(text: str) -> str:
    return canonical_number(text.strip())


def _list(text: str) -> str:
    return canonical_list(text.strip())


def canonical_form(column: Column) -> Callable[[str], str]:
    """The function that makes a cell of this column canonical."""
    if column.cell in (Cell.WHOLE, Cell.NUMBER):
        return _number
    if column.cell is Cell.REFERENCES:
        return _list
    return str.strip


def text_of_json(column: Column, value: object) -> str:
    """The canonical text of a JSON value in this column; null is empty.

    Raises ValueError, with the reason, when the column does not take such a value.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return canonical_form(column)(value)
    if isinstance(value, bool):
        raise ValueError("true and false are no values of a bundle")
    if isinstance(value, Decimal):
        if column.cell in (Cell.WHOLE, Cell.NUMBER):
            return canonical_number(str(value))
        raise ValueError(f"{column.name} takes a text, not a number")
    if isinstance(value, list):
        if column.cell is not Cell.REFERENCES:
            raise ValueError(f"{column.name} takes one value, not a list")
        if not all(isinstance(part, str) for part in value):
            raise ValueError(f"the list in {column.name} must hold texts only")
        return canonical_list(";".join([*value, ""]))
    raise ValueError(f"{column.name} takes a text, not an object")
