"""The role-holder network (任职关系网络)."""

from graph.database import Row
from graph.errors import BadInput, NotFound
from graph.model.selection import Pick
from graph.store.network import NetworkQuestion, network
from resolvers.caller import Caller
from resolvers.fresh import fresh
from resolvers.when import day_of, known_of

DEEPEST, MOST_NODES, MOST_SEEDS = 4, 1000, 200


def _between(pick: Pick, name: str, usual: int, most: int) -> int:
    value = pick.arguments.get(name)
    if value is None:
        return usual
    if not isinstance(value, int) or not 1 <= value <= most:
        raise BadInput(f"{name} must be from 1 to {most}, not {value}", argument=name)
    return value


@fresh
async def role_holder_network(caller: Caller, pick: Pick) -> Row:
    """Persons and bodies around the given records, the nearest first."""
    given = pick.arguments["around"]
    around = [str(id_) for id_ in given] if isinstance(given, list) else []
    if not 1 <= len(around) <= MOST_SEEDS:
        raise BadInput(f"around takes 1 to {MOST_SEEDS} ids, not {len(around)}", argument="around")
    kinds = pick.arguments.get("bodyKinds")
    question = NetworkQuestion(
        around=around,
        depth=_between(pick, "depth", 2, DEEPEST),
        kinds=kinds if isinstance(kinds, list) else None,
        limit=_between(pick, "limit", 200, MOST_NODES),
        day=day_of(caller, pick),
        known=known_of(caller, pick),
    )
    found = await network(caller.graph, caller.asking, question, pick.below, await caller.special())
    if found["unseen"]:
        raise NotFound(f"never recorded: {', '.join(map(repr, found['unseen']))}", argument="around")
    return found
