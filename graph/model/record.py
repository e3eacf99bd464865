"""A bundle row as the graph keeps it (记录): typed properties, and the relations it states."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.model.columns import Cell, Table
from graph.model.dates import end_stretch, start_stretch, stretch
from graph.model.kinds import BODY_TYPE, POST_TITLE
from graph.model.tables import TABLE, TABLES

FOREVER = 2**63 - 1
"""supersededAt of a version that is current."""


_AS_STATED = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
_RELATIONS = {
    table.name: tuple((column.name, column.relation) for column in table.references if column.relation != "ON_METRIC")
    for table in TABLES
}
"""By table, the columns that state relations, and the type of each."""


@dataclass(frozen=True, slots=True)
class Link:
    """One stated relation (关系): `position` keeps the order of a list."""

    start: str
    type: str
    finish: str
    position: int


@cache
def property_name(column: str) -> str:
    """The property that holds a column: built_on → builtOn."""
    head, *rest = column.split("_")
    return head + "".join(word.capitalize() for word in rest)


def stated_text(cells: Mapping[str, str]) -> str:
    """The row as stated, in one canonical text: equal texts are equal rows."""
    stated = {name: value for name, value in cells.items() if value and name != "void"}
    return _AS_STATED(stated)


def _plain(table: Table, cells: Mapping[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for column in table.columns:
        text = cells.get(column.name)
        if not text or column.name == table.key:
            continue
        name = property_name(column.name)
        if column.cell in (Cell.REFERENCE, Cell.REFERENCES):
            if column.relation == "ON_METRIC" or (table.name, column.name) == ("areas", "parent"):
                values[name] = text
        elif column.cell is Cell.WHOLE:
            values[name] = int(text)
        elif column.cell is Cell.NUMBER:
            values[name] = float(text)
        elif column.cell is Cell.WORD and column.words == ("yes", "no"):
            values[name] = text == "yes"
        else:
            values[name] = text
            if column.cell is Cell.DATE and column.name not in (table.start, table.end):
                values[name + "First"], values[name + "Last"] = stretch(text).first, stretch(text).last
    return values


def _defaults(table: Table, cells: Mapping[str, str], values: dict[str, object]) -> None:
    """What an empty cell means by the contract, so that no statement has to know it."""
    if table.name == "posts":
        values.setdefault("title", POST_TITLE[cells["kind"]])
        values.setdefault("seats", 1)
    elif table.name == "appointments":
        values.setdefault("status", "in_office")
        if values["status"] == "ended" and not cells.get("until"):
            # An end that happened on a day nobody stated: uncertain from the start on (metrics.md).
            values["untilFirst"] = 0


def properties(table: str, cells: Mapping[str, str]) -> dict[str, object]:
    """The properties of a record: columns in camelCase, dates also as first and last possible day.

    The bounds of its period are sinceFirst, sinceLast, untilFirst, untilLast whatever the columns
    are called, so that "holds on a day" is one expression for every kind of record.
    """
    shape = TABLE[table]
    values = _plain(shape, cells)
    values["id"] = cells[shape.key]
    values["type"] = BODY_TYPE[cells["kind"]] if table == "bodies" else shape.label
    values["stated"] = stated_text(cells)
    if shape.start:
        since, until = start_stretch(cells.get(shape.start)), end_stretch(cells.get(shape.end))
        values |= {"sinceFirst": since.first, "sinceLast": since.last, "untilFirst": until.first, "untilLast": until.last}
    _defaults(shape, cells, values)
    return values


def links(table: str, cells: Mapping[str, str]) -> list[Link]:
    """The relations that a row states, in the order of its columns and lists."""
    start = cells[TABLE[table].key]
    found = []
    for name, relation in _RELATIONS[table]:
        if text := cells.get(name):
            found += [Link(start, relation, finish, position) for position, finish in enumerate(filter(None, text.split(";")))]
    return found
