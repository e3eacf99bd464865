"""Somebody leaving every post (离任): where it could matter, and the leaving itself, in a transaction that is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.database import Reader, Transaction
from graph.lens import as_known
from graph.model.dates import day_text
from graph.statements import statement

MOST_AREAS = 20
"""Areas looked at one by one; beyond, the area that holds them all is looked at."""


@dataclass(frozen=True, slots=True)
class Exit:
    """Who leaves, on which day (yyyymmdd), as known when (µs; None is now)."""

    person: str
    day: int
    known: int | None


@dataclass(frozen=True, slots=True)
class Reach:
    """What bears the identifier (None: nothing ever did), and the areas in which the exit could matter."""

    kind: str | None
    areas: Sequence[str]


async def reach_of(graph: Reader, exit_: Exit) -> Reach:
    """Where the posts of the person could matter."""
    row = (await graph.read(*_said("person_reach", exit_)))[0]
    codes = sorted(row["codes"])
    return Reach(row["kind"], codes if len(codes) <= MOST_AREAS or row["around"] is None else [row["around"]])


async def leave(tx: Transaction, exit_: Exit) -> None:
    """End every appointment that the person holds, or may hold, on the day."""
    await tx.run(*_said("leave_posts", exit_, text=day_text(exit_.day)))


def _said(name: str, exit_: Exit, **more: object) -> tuple[str, dict[str, object]]:
    text = statement(name).text
    given = {"person": exit_.person, "day": exit_.day, "knownAt": exit_.known, **more}
    return text if exit_.known is None else as_known(text), given
