"""What the graph knows of an appointment that is proposed, decided on or ended: read inside the act's own transaction."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.database import Reader, Row, Transaction
from graph.model.asking import Asking
from graph.model.masking import WHOLE
from graph.rules.appointing import Facts, Side
from graph.statements import statement
from graph.store.compose import Composer

_FOLDER = "cypher/appointing"
_PERHAPS = 1


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules look at, and where the post's body lies: the codes of its area and of those around it."""

    facts: Facts
    codes: Sequence[str]


async def facts_of(
    graph: Reader, asking: Asking, person: str, post: str, *, appointment: str, day: int, basis: str | None
) -> Found | None:
    """The facts on a day (yyyymmdd); None where person or post is not there.

    Membership that the caller may not read is unknown to the caller, and so it is to the rules.
    """
    composer = Composer(asking)
    composer.parameters |= {"person": person, "post": post, "self": appointment, "day": day, "basis": basis}
    sees, may = composer.may_read("person")
    row = await composer.ask(graph, [*statement("facts", _FOLDER).text.splitlines(), sees, f"RETURN told, {may} AS may"])
    told = row["told"]
    if told is None:
        return None
    if row["may"] != WHOLE:
        told |= {"party": _PERHAPS, "formal": _PERHAPS}
    return Found(Facts.of(told, day, basis), told["codes"])


async def forming_of(graph: Reader, body: str, *, day: int) -> Facts | None:
    """What is known of the forming of a body on a day (yyyymmdd); None where there is no such body."""
    rows = await graph.read(statement("forming", _FOLDER).text, {"self": body, "day": day, "basis": None})
    told = rows[0]["told"]
    return Facts.forming(told, day) if told else None


async def side_of_body(graph: Reader, body: str) -> Side | None:
    """A body as the actor of a step; None where it is not there."""
    rows = await graph.read(statement("actor", _FOLDER).text, {"body": body})
    return Side.of(rows[0]["by"]) if rows else None


async def stand_ins(graph: Reader, post: str) -> list[Row]:
    """The other bodies of the compounds of a post's body: {id, kind, form, appointments}."""
    return await graph.read(statement("neighbours", _FOLDER).text, {"post": post})


async def suspensions_of(graph: Reader, appointment: str) -> list[str]:
    """The identifiers of an appointment's suspensions."""
    rows = await graph.read(statement("suspensions", _FOLDER).text, {"appointment": appointment})
    return [row["id"] for row in rows]


async def lies_in_any(graph: Reader, asking: Asking, id_: str, areas: Sequence[str]) -> bool:
    """Whether a record lies in one of these areas today; one that is not there does not."""
    rows = await graph.read(statement("places", _FOLDER).text, {"id": id_, "asked_areas": list(areas), "day": asking.today})
    return any(row["lies"] for row in rows)


async def stated_cells(graph: Reader, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """The rows of these records as they stand, by identifier; those that are not there are left out."""
    rows = await graph.read(statement("read_stated").text, {"ids": list(ids)})
    return {row["id"]: json.loads(row["stated"]) for row in rows}


@dataclass(frozen=True, slots=True)
class Answered:
    """What an act with that key did the first time: what it said, its result and its instant (µs)."""

    said: str
    result: str
    at: int


async def answered(tx: Transaction, key: str) -> Answered | None:
    """The act that was done under that key, if one was."""
    rows = await tx.run(statement("answered", _FOLDER).text, {"key": key})
    return Answered(rows[0]["said"], rows[0]["result"], rows[0]["at"]) if rows else None


async def keep_answer(tx: Transaction, bundle: str, key: str, said: str, result: str) -> None:
    """Keep with an act's load under which key it was done, what it said and what came of it."""
    await tx.run(statement("keep_answer", _FOLDER).text, {"bundle": bundle, "key": key, "said": said, "result": result})
