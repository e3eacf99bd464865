"""Random questions about chains of role holders, asked of the hub and of the oracle; each function returns what differs."""

from collections.abc import Collection
from itertools import pairwise

from tests.agreement.compare import Asked
from tests.agreement.questions import PATHS
from tests.oracle.network import chains, ties


async def paths_differ(a: Asked) -> list[object]:
    """The shortest chains between two of the people and bodies of the world."""
    held = ties(a.state, a.day)
    one, other = _ends(a, held.values())
    if not one or not other or one == other:
        return []
    longest, limit = a.random.choice([1, 2, 3, 4, 6, 6, 8]), a.random.choice([1, 3, 20])
    asked = {"from": one, "to": other, "maxLength": longest, "limit": limit}
    got = (await a.hub.ask(PATHS, **asked, **a.when))["paths"]
    want = chains(a.state, (one, other), longest, limit, a.day)
    have = [[node["id"] for node in path["nodes"]] for path in got]
    a.told["paths"] += bool(want)
    a.told["paths, several"] += len(want) > 1
    found: list[object] = [] if have == want else [(have, want)]
    for path, nodes in zip(got, have, strict=True):
        between = [{edge["source"], edge["target"]} for edge in path["edges"]]
        if between != [set(pair) for pair in pairwise(nodes)] or any(
            held.get(edge["id"]) != (edge["source"], edge["target"]) for edge in path["edges"]
        ):
            found.append((path, "edges"))
        if [node["depth"] for node in path["nodes"]] != list(range(len(nodes))) or path["length"] != len(nodes) - 1:
            found.append((path, "depth"))
    return [(a.question, asked, one) for one in found]


def _ends(a: Asked, held: Collection[tuple[str, str]]) -> tuple[str | None, str | None]:
    """Two people or bodies, mostly such as some chain joins: between most others there is none."""
    tied = sorted({end for pair in held for end in pair})
    if tied and a.random.random() < 0.8:
        one = a.random.choice(tied)
        reached = {one}
        for _ in range(a.random.choice((1, 2, 4, 6))):
            reached |= {end for pair in held if reached & {*pair} for end in pair}
        return one, a.random.choice(sorted(reached))
    one, other = (a.one(a.random.choice(("people", "people", "bodies"))) for _ in range(2))
    return one, other
