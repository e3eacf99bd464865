"""The shortest chains between two role holders, as of a day (最短任职链)."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.database import Database, Row
from graph.model.asking import Asking
from graph.model.selection import Selection
from graph.statements import statement
from graph.store.compose import Composer, Special
from graph.store.network import shown

MOST_NODES = 2_000
"""Nodes that are walked to from either end at most; what lies beyond is not looked for, and that is said."""


@dataclass(frozen=True, slots=True)
class PathsQuestion:
    """From whom to whom, in how many steps at most, on which day, as known when."""

    ends: tuple[str, str]
    longest: int
    day: int
    known: int | None


async def ties_between(database: Database, asking: Asking, question: PathsQuestion) -> Row:
    """{ties, more, unseen, odd}: the held appointments that chains between the two could pass, each {app, person, body}."""
    composer = Composer(asking)
    one, other = question.ends
    half = question.longest // 2
    composer.parameters |= {
        "ends": [{"id": one, "steps": question.longest - half}, {"id": other, "steps": half}],
        "day": question.day,
        "limit": MOST_NODES,
    }
    text = composer.read(statement("paths").text, composer.lens(question.known))
    return await composer.ask(database, text.splitlines())


async def chains_shown(
    database: Database,
    asking: Asking,
    nodes: Sequence[str],
    ties: Sequence[str],
    known: int | None,
    selection: Selection | None,
    special: Special,
) -> Row:
    """{nodes, edges}: what is asked of these nodes and appointments, in one round trip."""
    composer = Composer(asking, special=special)
    composer.parameters |= {"nodes": list(nodes), "ties": list(ties)}
    lens = composer.lens(known)
    lines = [composer.read(statement("paths_shown").text, lens), *shown(composer, selection, lens)]
    return await composer.ask(database, [*lines, "RETURN nodes, ties AS edges"])
