"""The role-holder network (任职关系网络), and the shortest chains through it (最短任职链)."""

from itertools import pairwise

from graph.database import Row
from graph.errors import BadInput, NotFound
from graph.model.selection import Pick
from graph.rules.chains import neighbours, shortest_chains
from graph.store.network import NetworkQuestion, network
from graph.store.paths import PathsQuestion, chains_shown, ties_between
from resolvers.caller import Caller
from resolvers.fresh import all_shown, fresh
from resolvers.when import day_of, known_of

DEEPEST, MOST_NODES, MOST_SEEDS = 4, 1000, 200
LONGEST, MOST_PATHS = 8, 20


def _between(pick: Pick, name: str, usual: int, most: int) -> int:
    value = pick.arguments.get(name)
    if value is None:
        return usual
    if not isinstance(value, int) or not 1 <= value <= most:
        raise BadInput(f"{name} must be from 1 to {most}, not {value}", argument=name)
    return value


@fresh
async def role_holder_network(caller: Caller, pick: Pick) -> Row:
    """Persons and bodies around the given ones, the nearest first; a compound or an area stands for its bodies."""
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
    if found["odd"]:
        named = ", ".join(map(repr, found["odd"]))
        raise BadInput(f"neither persons, bodies, compounds nor areas: {named}; around takes these", argument="around")
    return found


@fresh
async def paths(caller: Caller, pick: Pick) -> list[Row]:
    """The shortest chains of held appointments between two persons or bodies, the shortest first, then by identifiers."""
    ends = str(pick.arguments["from"]), str(pick.arguments["to"])
    if ends[0] == ends[1]:
        raise BadInput("from and to are the same; a chain lies between two", argument="to")
    question = PathsQuestion(ends, _between(pick, "maxLength", 6, LONGEST), day_of(caller, pick), known_of(caller, pick))
    limit = _between(pick, "limit", 3, MOST_PATHS)
    found = await ties_between(caller.graph, caller.asking, question)
    for name, id_ in zip(("from", "to"), ends, strict=True):
        if id_ in found["unseen"]:
            raise NotFound(f"{id_!r} was never recorded", argument=name)
        if id_ in found["odd"]:
            raise BadInput(f"{id_!r} is neither a person nor a body; {name} takes one of these", argument=name)
    ties: dict[tuple[str, str], str] = {}
    for tie in found["ties"]:
        pair = tie["person"], tie["body"]
        ties[pair] = min(tie["app"], ties.get(pair, tie["app"]))  # of parallel posts in one body one stands for all
    chains = shortest_chains(neighbours(list(ties)), *ends, question.longest, limit)
    if found["more"] or chains.cut:
        caller.reads.cut.add(pick.key)
    steps = [[ties.get(pair) or ties[pair[::-1]] for pair in pairwise(chain)] for chain in chains.found]
    nodes = sorted({node for chain in chains.found for node in chain})
    apps = sorted({app for chain in steps for app in chain})
    if not nodes:
        return []
    told = await chains_shown(caller.graph, caller.asking, nodes, apps, question.known, pick.below, await caller.special())
    of_node, of_tie = ({row["id"]: row for row in told[side]} for side in ("nodes", "edges"))
    all_shown(nodes, of_node)
    all_shown(apps, of_tie)
    return [
        {
            "length": len(chain) - 1,
            "nodes": [of_node[node] | {"depth": depth} for depth, node in enumerate(chain)],
            "edges": [of_tie[app] for app in along],
        }
        for chain, along in zip(chains.found, steps, strict=True)
    ]
