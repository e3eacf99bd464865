"""Which cross appointments rules speak of for one compound, and which exist (小区的交叉任职要求)."""

from graph.database import Row
from graph.errors import BadInput, NotFound
from graph.model.selection import Pick
from graph.rules.moving import compound_moves as moves
from graph.store.moving import moves_shown, posts_and_pairs, rules_with_moves
from resolvers.caller import Caller
from resolvers.fresh import all_shown, fresh
from resolvers.when import day_of, known_of


@fresh
async def compound_moves(caller: Caller, pick: Pick) -> list[Row]:
    """Every move that a rule in force speaks of and of which the compound has an end, those that bind most first."""
    compound, day, known = str(pick.arguments["compound"]), day_of(caller, pick), known_of(caller, pick)
    graph = caller.graph
    found, rules = await graph.at_once(
        [posts_and_pairs(graph, caller.asking, compound, day, known), rules_with_moves(graph, day)]
    )
    assert isinstance(found, dict)
    if found["kind"] is None:
        raise NotFound(f"{compound!r} was never recorded", argument="compound")
    if found["kind"] != "Compound":
        raise BadInput(f"{compound!r} is no compound", argument="compound")
    told = moves(found["codes"], found["posts"], found["pairs"], rules)  # type: ignore[arg-type]
    if not told:
        return []
    shown = await moves_shown(graph, caller.asking, told, day, known, pick.below, await caller.metrics())
    all_shown(told, shown)
    for one, row in zip(told, shown, strict=True):
        for found_there, shown_there in ((one.home, row["home"]), (one.away, row["away"]), (one.pairs, row["pairs"])):
            all_shown(found_there, shown_there)
    return [row | {"stance": one.stance, "filled": bool(one.pairs)} for one, row in zip(told, shown, strict=True)]
