"""Drawing what a stored question is asked with: a day, an instant, and records that are there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random
from typing import Any

from tests.agreement.hub import instant_text
from tests.oracle.places import areas_around
from tests.oracle.questions import question
from tests.oracle.world import State, World


class NothingToAsk(Exception):
    """The world has no record of the sort that a question is about."""


@dataclass
class Drawn:
    """One drawing: a day, an instant, and what is known now and was known then."""

    world: World
    random: Random
    past: bool = True
    """Whether what was known earlier may be asked about too."""

    def __post_init__(self) -> None:
        asked = question(self.random, self.world)
        self.now: State = self.world.at()
        self.instant: int | None = asked.known_at if self.past and self.random.random() < 0.5 else None
        self.then: State = self.world.at(self.instant)
        self.day: date = asked.day

    @cached_property
    def when(self) -> dict[str, str | None]:
        return {"asOf": self.day.isoformat(), "knownAt": None if self.instant is None else instant_text(self.instant)}

    def one(self, table: str, **cells: tuple[str, ...]) -> str:
        """A record of the table whose cells are among those given; NothingToAsk where there is none."""
        found = [one.id for one in self.now.table(table) if all(one[name] in among for name, among in cells.items())]
        if not found:
            raise NothingToAsk(table)
        return self.random.choice(sorted(found))

    def place(self, *levels: str) -> str:
        """An area of these levels that was known then, mostly one with compounds."""
        found = sorted(one.id for one in self.then.table("areas") if one["level"] in levels)
        lived_in = {code for one in self.then.table("compounds") for code in areas_around(self.then, one["area"])}
        if self.random.random() < 0.8:
            found = [code for code in found if code in lived_in] or found
        if not found:
            raise NothingToAsk(str(levels))
        return self.random.choice(found)


Variables = dict[str, Any]
Question = Callable[[Drawn], tuple[Variables, Any]]
