"""A series of loads in the making: rows are proposed, and kept where no rule breaks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Protocol, TypeVar

from hypothesis import strategies as st

from tests.oracle.bundle_rules import Cells, referrers, rules_broken
from tests.oracle.world import IDENTIFIER

T = TypeVar("T")
Load = dict[str, list[dict[str, str]]]


class Draw(Protocol):
    """Where chance comes from: a seed or hypothesis."""

    def number(self, low: int, high: int) -> int: ...


@dataclass
class SeededDraw:
    random: Random

    def number(self, low: int, high: int) -> int:
        return self.random.randint(low, high)


@dataclass
class HypothesisDraw:
    draw: st.DrawFn

    def number(self, low: int, high: int) -> int:
        return self.draw(st.integers(low, high))


def choice(draw: Draw, options: Sequence[T]) -> T:
    return options[draw.number(0, len(options) - 1)]


def chance(draw: Draw, percent: int) -> bool:
    return draw.number(0, 99) < percent


def reduced_or_full(draw: Draw, first_year: int = 2022, last_year: int = 2025) -> str:
    """A date as written: about a third of them reduced."""
    year = draw.number(first_year, last_year)
    style = draw.number(0, 99)
    if style < 15:
        return f"{year}"
    month = draw.number(1, 12)
    if style < 35:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{choice(draw, (1, 1, 15, 28)):02}"


@dataclass
class Draft:
    draw: Draw
    records: dict[str, tuple[str, Cells]] = field(default_factory=dict)
    voided: dict[str, tuple[str, Cells]] = field(default_factory=dict)
    bundle: Load = field(default_factory=dict)
    in_bundle: set[str] = field(default_factory=set)
    loads: list[tuple[int, Load]] = field(default_factory=list)
    made: int = 0

    def fresh(self, prefix: str) -> str:
        self.made += 1
        return f"{prefix}-{self.made:03}"

    def propose(self, rows: Sequence[tuple[str, Cells]]) -> bool:
        """Take the rows all together, or none of them."""
        named = [cells[IDENTIFIER.get(table, "id")] for table, cells in rows]
        if len(set(named)) < len(named) or self.in_bundle & set(named):
            return False
        after = dict(self.records)
        for (table, cells), record_id in zip(rows, named, strict=True):
            if cells.get("void") == "yes":
                after.pop(record_id, None)
            else:
                after[record_id] = (table, cells)
        # What referred to a record now void is touched too.
        if any(record_id not in after and referrers(after, record_id) for record_id in named):
            return False
        if rules_broken(after, named):
            return False
        for (table, cells), record_id in zip(rows, named, strict=True):
            if cells.get("void") == "yes":
                self.voided[record_id] = self.records[record_id]
            else:
                self.voided.pop(record_id, None)
            self.bundle.setdefault(table, []).append(dict(cells))
        self.records = after
        self.in_bundle |= set(named)
        return True

    def add(self, table: str, prefix: str, **cells: str) -> str | None:
        """A new record, where the rules allow it; empty cells are left out."""
        record_id = self.fresh(prefix)
        sources = self.ids("sources") if table != "sources" and chance(self.draw, 15) else []
        if sources:
            cells["source"] = ";".join(sources[: self.draw.number(1, len(sources))])
        stated = {"id": record_id, **{column: cell for column, cell in cells.items() if cell}}
        return record_id if self.propose([(table, stated)]) else None

    def ids(self, table: str, **wanted: str) -> list[str]:
        return [
            i
            for i, (name, cells) in self.records.items()
            if name == table and all(cells.get(column, "") == cell for column, cell in wanted.items())
        ]

    def cell(self, record_id: str, column: str) -> str:
        return self.records[record_id][1].get(column, "")

    def close_load(self, instant: int) -> None:
        self.loads.append((instant, self.bundle))
        self.bundle, self.in_bundle = {}, set()
