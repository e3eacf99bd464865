"""Who holds posts in the bodies of an area, and the people who tie bodies together as they are asked for (桥接人)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from graph.database import Database, Row
from graph.model.asking import Asking
from graph.model.selection import NOTHING, Selection
from graph.rules.bridges import Bridge
from graph.statements import statement
from graph.store.compose import Composer, Special

MOST_TIES = 10_000
"""Pairs of a person and a body at most: beyond, betweenness takes longer than a question may."""


@dataclass(frozen=True, slots=True)
class BridgesQuestion:
    """Of which area, on which day, as known when."""

    within: str
    day: int
    known: int | None


async def ties_inside(database: Database, asking: Asking, question: BridgesQuestion) -> Row:
    """{seen, ties}: pairs {person, body, kind} of the area's bodies, one more than MOST_TIES where there are more."""
    composer = Composer(asking)
    lens = composer.lens(question.known)
    composer.parameters |= {"within": question.within, "day": question.day, "limit": MOST_TIES}
    lines = [
        composer.read(statement("within", "cypher/parts").text, lens),
        "CALL (within) {",
        composer.read(statement("bridges").text, lens),
        "}",
        "RETURN seen, ties",
    ]
    return await composer.ask(database, lines)


async def bridges_shown(
    database: Database, asking: Asking, rows: Sequence[Bridge], known: int | None, selection: Selection | None, special: Special
) -> Row:
    """{rows}: each {person, bodies} as it is asked for, in the order given."""
    composer = Composer(asking, special=special)
    lens = composer.lens(known)
    composer.parameters["rows"] = [asdict(row) | {"place": place} for place, row in enumerate(rows)]
    person, bodies = ((selection or NOTHING).pick(name) for name in ("person", "bodies"))
    call, expression = composer.project("Person", "person", person.below if person else None, lens)
    body_call, body_expression = composer.project("Body", "body", bodies.below if bodies else None, lens)
    lines = [
        "CALL () {",
        composer.read(statement("bridges_shown").text, lens),
        "ORDER BY place",
        call,
        "CALL (bodies) {",
        "UNWIND bodies AS body",
        body_call,
        f"RETURN collect({body_expression}) AS told",
        "}",
        f"RETURN collect({{person: {expression}, bodies: told}}) AS rows",
        "}",
        "RETURN rows",
    ]
    return await composer.ask(database, [line for line in lines if line])
