"""A division list against itself (清单核查): every row, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from seeds.areas.codes import (
    LEVEL_OF_WORD,
    above_in,
    cut_to,
    fault_of,
    is_placeholder_county,
    level_in_list,
    prefixes,
)
from seeds.areas.columns import CODE, LEVEL, NAME, Told, parent_column
from seeds.areas.problems import Problems
from seeds.areas.spool import Division
from seeds.check.cells import LONGEST_NAME
from seeds.findings import quoted
from seeds.national_number import masked, national_numbers
from seeds.read.cell import BAD_CHARACTERS

_WITHOUT_NAME = frozenset({"市辖区", "直筒子市"})
"""What lists call the county that a city without counties does not have."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """A row whose parent has not been seen yet; one that names no parent only asks for its order."""

    table: str
    row: int
    column: str
    value: str
    named: bool


class Checking:
    """Goes through the rows of a list in their order; remembers codes, not rows, as whole numbers to save memory."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._tables: list[str] = []
        self._seen: dict[int, int] = {}
        self._awaited: dict[str, Awaited] = {}
        self._cities: dict[str, str] = {}
        self.provinces: dict[str, str] = {}
        """Names of the provinces that the list has anything of, empty where it does not have themselves."""

    def begin(self, table: str) -> None:
        """The rows that follow are those of this file."""
        self._tables.append(table)

    def division(self, told: Told) -> Division | None:
        """The division that the row tells; None when something is wrong with it."""
        column, level_of_table = parent_column(told.cells)
        found = self._code_and_level(told, column, level_of_table)
        name = self._name(told, found[0] if found else "")
        if found is None:
            return None
        code, level = found
        fits, parent = self._parent(told, code, column)
        if not self._is_new(told, code) or name is None or not fits:
            return None
        if level == "province":
            self.provinces[code] = name
        elif level == "city":
            self._cities[code] = name
        self.provinces.setdefault(code[:2], "")
        return Division(self._table, told.row, code, name, level, parent)

    def unresolved(self) -> Mapping[str, Awaited]:
        """Parents that the list names and does not have: they must be in the graph."""
        return {code: awaited for code, awaited in self._awaited.items() if awaited.named}

    @property
    def _table(self) -> str:
        return self._tables[-1]

    def _report(self, code: str, told: Told, column: str | None, message: str, advice: str = "") -> None:
        value = told.cells.get(column) if column else None
        self._problems.report(code, self._table, told.row, column, value, message, advice)

    def _code_and_level(self, told: Told, column: str, level: str | None) -> tuple[str, str] | None:
        code = told.cells.get(CODE)
        if code is None:
            self._report("MISSING_VALUE", told, CODE, "The row states no code.")
            return None
        if fault := fault_of(code):
            self._report("BAD_AREA_CODE", told, CODE, f"{quoted(code)} {fault}.")
            return None
        if stated := told.cells.get(LEVEL):
            level = LEVEL_OF_WORD.get(stated)
            if level is None:
                self._report("UNKNOWN_WORD", told, LEVEL, f"{quoted(stated)} is no level.", f"Write one of: {_LEVELS}.")
                return None
        elif level is None:
            level = level_in_list(code, told.above, told.cells.get(column))
            if level is None:
                advice = f"State its level in a column of that name: {_LEVELS}."
                message = f"The zeros at the end of {quoted(code)} may be padding or not, so its level is not clear."
                if told.above is not None:
                    message = f"{quoted(code)} is no code of an area inside {quoted(told.above)}."
                self._report("BAD_AREA_CODE", told, CODE, message, "" if told.above is not None else advice)
                return None
        cut = cut_to(code, level)
        if cut is None:
            self._report("BAD_AREA_CODE", told, CODE, f"{quoted(code)} is not the code of a {level}.")
            return None
        return cut, level

    def _name(self, told: Told, code: str) -> str | None:
        name = told.cells.get(NAME)
        if name is None:
            self._report("MISSING_VALUE", told, NAME, "The row states no name.")
        elif bad := BAD_CHARACTERS.search(name):
            message = f"The cell holds the control character U+{ord(bad[0]):04X}."
            self._problems.report("BAD_CHARACTER", self._table, told.row, NAME, repr(name), message)
        elif len(name) > LONGEST_NAME:
            self._report("NAME_TOO_LONG", told, NAME, f"The name {quoted(name)} has {len(name):,} characters.")
        elif national_numbers(name):
            self._report("NATIONAL_NUMBER", told, NAME, f"The cell {quoted(masked(name))} holds a national identity number.")
        elif name in _WITHOUT_NAME and is_placeholder_county(code):
            return self._cities.get(code[:4], name)
        else:
            return name
        return None

    def _parent(self, told: Told, code: str, column: str) -> tuple[bool, str]:
        """Whether the row may stand where it does, and the parent it states."""
        stated = told.cells.get(column, "").strip("0") and told.cells.get(column)
        if told.above is not None:
            stated, column = told.above, CODE
        around = prefixes(code)
        if not stated:
            above = next((one for one in around if _key(one) in self._seen), None)
            if above is None and around:
                self._awaited.setdefault(around[0], Awaited(self._table, told.row, CODE, code, named=False))
            return True, above if above is not None and above == around[0] else ""
        meant = above_in(code, stated)
        if not meant:
            message = f"The code {quoted(code)} does not lie in {quoted(stated)}."
            self._problems.report("AREA_OUTSIDE_PARENT", self._table, told.row, column, stated, message)
            return False, ""
        above = next((one for one in meant if _key(one) in self._seen), None)
        if above is None:
            above = meant[0]
            waiting = self._awaited.get(above)
            if waiting is None or not waiting.named:
                self._awaited[above] = Awaited(self._table, told.row, column, stated, named=True)
        return True, above if above == around[0] else ""

    def _is_new(self, told: Told, code: str) -> bool:
        place = len(self._tables) << 32 | told.row
        first = self._seen.setdefault(_key(code), place)
        if first != place:
            where = f"row {first & 0xFFFFFFFF} of {self._tables[(first >> 32) - 1]}"
            self._report("DUPLICATE_ID", told, CODE, f"The code {quoted(code)} stands in {where} already.", "Keep one row.")
            return False
        if waiting := self._awaited.pop(code, None):
            message = f"The area {quoted(code)}, which it lies in, comes only in row {told.row} of {self._table}."
            self._problems.report("CHILD_BEFORE_PARENT", waiting.table, waiting.row, waiting.column, waiting.value, message)
        return True


_LEVELS = "province, city, county, street, community"


def _key(code: str) -> int:
    """The code as a whole number; the 1 keeps leading zeros."""
    return int("1" + code)
