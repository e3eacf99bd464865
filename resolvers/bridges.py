"""Who ties bodies together (桥接人)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict

from anyio import to_process

from graph.database import Row
from graph.errors import LimitExceeded
from graph.model.selection import Pick
from graph.rules.bridges import Bridge
from graph.rules.bridges import bridges as ranked
from graph.store.bridges import MOST_TIES, BridgesQuestion, bridges_shown, ties_inside
from graph.store.cursor import first_of
from resolvers.caller import Caller
from resolvers.fresh import all_shown, fresh
from resolvers.when import day_of, known_of
from resolvers.where import never_seen

AT_ONCE = 500
"""Pairs among which betweenness is found while others wait; of more of them another process finds it."""


@fresh
async def bridges(caller: Caller, pick: Pick) -> list[Row]:
    """The people who hold posts in several bodies of the area, who ties most of them first."""
    question = BridgesQuestion(str(pick.arguments["within"]), day_of(caller, pick), known_of(caller, pick))
    first = first_of(pick)
    found = await ties_inside(caller.graph, caller.asking, question)
    if not found["seen"]:
        raise never_seen(question.within)
    if len(found["ties"]) > MOST_TIES:
        raise LimitExceeded(
            f"more than {MOST_TIES} pairs of people and bodies lie there; ask for areas inside it one by one", argument="within"
        )
    kind_of = {tie["body"]: tie["kind"] for tie in found["ties"]}
    rows = (await _ranked([(tie["person"], tie["body"]) for tie in found["ties"]], kind_of))[:first]
    if not rows:
        return []
    told = await bridges_shown(caller.graph, caller.asking, rows, question.known, pick.below, await caller.special())
    all_shown(rows, told["rows"])
    for row, shown in zip(rows, told["rows"], strict=True):
        all_shown(row.bodies, shown["bodies"])
    return [asdict(row) | shown for row, shown in zip(rows, told["rows"], strict=True)]


async def _ranked(ties: Collection[tuple[str, str]], kind_of: Mapping[str, str]) -> Sequence[Bridge]:
    """The bridges; rustworkx holds the interpreter while it counts, so that a thread would not do."""
    if len(ties) <= AT_ONCE:
        return ranked(ties, kind_of)
    return await to_process.run_sync(ranked, ties, kind_of, cancellable=True)
