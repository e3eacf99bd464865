"""A division list in JSON (JSON 形式): an array of flat or nested objects, one element at a time."""

import json
from collections.abc import Iterator
from typing import TextIO, cast

from seeds.areas.codes import LEVEL_OF_WORD, cut_below
from seeds.areas.columns import CHILDREN, CODE, COLUMN, LEVEL, Told, meaning_of
from seeds.areas.problems import Problems
from seeds.findings import quoted
from seeds.read.parts import nearest

_STEP = 2**18
LARGEST_ELEMENT = 2**26
"""Characters of one element of the outermost array, a province with everything in it (64 Mi)."""
_SPACE = " \t\r\n"
Object = dict[str, object]


def json_rows(text: TextIO, table: str, problems: Problems) -> Iterator[Told]:
    """The objects of the file, a nested one after the one it lies in."""
    return _Objects(table, problems).rows(text)


def _object(pairs: list[tuple[str, object]]) -> Object:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        repeated = next(name for name in made if names.count(name) > 1)
        raise ValueError(f"an object has the key {quoted(repeated)} twice")
    return made


def _no_number(text: str) -> str:
    raise ValueError(f"{text} is no number of JSON")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=_no_number)


class _Objects:
    """Walks one file, counting its objects as rows."""

    def __init__(self, table: str, problems: Problems) -> None:
        self._table = table
        self._problems = problems
        self._row = 1
        self._unknown: set[str] = set()
        self._nests = False

    def rows(self, text: TextIO) -> Iterator[Told]:
        try:
            for element in _elements(text):
                yield from self._walk(element)
        except RecursionError:
            self._report("BAD_JSON", self._row, None, None, "The objects are nested too deeply.")
        except ValueError as error:
            self._report("BAD_JSON", self._row, None, None, f"After {self._row - 1} records the text cannot be read: {error}.")

    def _walk(self, element: object) -> Iterator[Told]:
        path: list[tuple[object, str | None]] = [(element, None)]
        while path:
            value, above = path.pop()
            self._row += 1
            row = self._row
            if not isinstance(value, dict):
                self._not_an_object(row, value)
                continue
            if CODE not in {meaning_of(key) for key in value}:
                self._report("NAMES_WITHOUT_CODES", row, CODE, _shown(value), "The object has no code.")
                continue
            children = value.pop(CHILDREN, None) or []
            self._nests = self._nests or bool(children)
            # Nothing lies around the outermost objects of a nested list; of a flat one it is not known.
            told = Told(row, self._cells(row, value), "" if above is None and self._nests else above)
            yield told
            if not isinstance(children, list):
                self._report("BAD_VALUE", row, CHILDREN, _shown(children), "What lies in an area is a list of objects.")
                continue
            if children:
                inside = cut_below(told.cells.get(CODE, ""), above or "", LEVEL_OF_WORD.get(told.cells.get(LEVEL, "")))
                path.extend((child, inside) for child in reversed(children))

    def _cells(self, row: int, value: Object) -> dict[str, str]:
        cells: dict[str, str] = {}
        for key, cell in value.items():
            column = meaning_of(key)
            if column is None:
                if key not in self._unknown:  # once for each name, as in a header, not once for each record
                    self._unknown.add(key)
                    message = f"A division list has no column {quoted(key)}."
                    self._report("UNKNOWN_COLUMN", row, key, key, message, nearest(key, COLUMN))
            elif cell is not None and not isinstance(cell, str):
                self._report("BAD_VALUE", row, key, _shown(cell), f"{key} takes a text.")
            elif column and cell and (text := cell.strip()):
                cells[column] = text
        return cells

    def _not_an_object(self, row: int, value: object) -> None:
        if isinstance(value, str):
            self._report("NAMES_WITHOUT_CODES", row, CODE, value, "The list holds names only.")
        else:
            self._report("BAD_RECORD", row, None, _shown(value), "The record is not an object.")

    def _report(self, code: str, row: int, column: str | None, value: str | None, message: str, advice: str = "") -> None:
        self._problems.report(code, self._table, row, column, value, message, advice)


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _elements(text: TextIO) -> Iterator[object]:
    """The elements of the outermost array, or the one outermost object; ValueError for text that is no JSON."""
    window = _Window(text)
    if window.next() != "[":
        yield window.value()
        if window.next():
            raise ValueError("something stands behind the outermost object")
        return
    window.skip()
    if window.next() == "]":
        window.skip()
    else:
        yield window.value()
        while (mark := window.next()) == ",":
            window.skip()
            yield window.value()
        if mark != "]":
            raise ValueError("a comma or ] is missing")
        window.skip()
    if window.next():
        raise ValueError("something stands behind the outermost array")


class _Window:
    """The stretch of the text that is in memory: what is read is forgotten."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._held = ""
        self._at = 0

    def next(self) -> str:
        """The next character that is no white space; empty at the end."""
        while True:
            while self._at < len(self._held):
                if self._held[self._at] not in _SPACE:
                    return self._held[self._at]
                self._at += 1
            if not self._more():
                return ""

    def skip(self) -> None:
        """Passes over one character."""
        self._at += 1

    def value(self) -> object:
        """The value that begins here; ValueError when there is none."""
        self.next()
        while True:
            try:
                found, self._at = cast(tuple[object, int], _DECODER.raw_decode(self._held, self._at))
            except json.JSONDecodeError as error:
                # Perhaps it only goes on beyond what is held: twice as much is tried, until all is.
                if not self._more():
                    raise ValueError(error.msg.lower()) from None
            else:
                return found

    def _more(self) -> bool:
        rest = self._held[self._at :]
        if len(rest) > LARGEST_ELEMENT:
            raise ValueError(f"one record is longer than {LARGEST_ELEMENT} characters")
        read = self._text.read(max(_STEP, len(rest)))
        self._held, self._at = rest + read, 0
        return bool(read)
