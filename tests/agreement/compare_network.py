"""Random questions about the network of role holders and who ties it together; each function returns what differs."""

from tests.agreement.compare import Asked
from tests.agreement.compare_cross import KINDS
from tests.agreement.questions import BRIDGES, NETWORK
from tests.oracle.bridges import bridges
from tests.oracle.network import network

SEEDS = ("people", "people", "bodies", "bodies", "compounds", "areas")
CLOSE = 1e-9


async def network_differs(a: Asked) -> list[object]:
    """The network around one to three persons, bodies, compounds or areas; each edge with what it rests on."""
    around = [id_ for id_ in (a.one(a.random.choice(SEEDS)) for _ in range(a.random.randint(1, 3))) if id_]
    if not around:
        return []
    kinds = a.random.choice(KINDS)
    depth, limit = a.random.randint(1, 4), a.random.choice([1, 3, 10, 200, 1000])
    given = {"around": around, "depth": depth, "bodyKinds": kinds, "limit": limit}
    got = (await a.hub.ask(NETWORK, **given, **a.when))["roleHolderNetwork"]
    want = network(a.state, around, depth, kinds, a.day, limit)
    a.told["network"] += bool(want.edges)
    a.told["network, cut"] += want.truncated
    depths = [(node["id"], node["depth"]) for node in got["nodes"]]
    in_order = sorted(want.depths.items(), key=lambda one: (one[1], one[0]))
    edges = {edge["id"]: (edge["source"], edge["target"]) for edge in got["edges"]}
    pairs = [
        (depths, in_order),
        (edges, want.edges),
        ([edge["id"] for edge in got["edges"]], sorted(want.edges)),
        (got["truncated"], want.truncated),
        ({node["id"]: node["kind"] for node in got["nodes"]}, {id_: _kind(a, id_) for id_ in want.depths}),
    ]
    found = [pair for pair in pairs if pair[0] != pair[1]]
    return [(a.question, given, one) for one in (*found, *(edge for edge in got["edges"] if _told(edge) != _held(a, edge["id"])))]


def _kind(a: Asked, id_: str) -> str:
    record = a.state.one(id_)
    return "Person" if record.table == "people" else record["kind"].upper()


def _told(edge: dict[str, object]) -> dict[str, object]:
    return {name: edge[name] for name in ("since", "until", "appointment")}


def _held(a: Asked, id_: str) -> dict[str, object]:
    """What an edge is to tell of its appointment: itself, its period as written, its sources."""
    record = a.state.one(id_)
    period: dict[str, object] = {name: record[name] or None for name in ("since", "until")}
    return period | {"appointment": {"id": id_, **period, "sources": [{"id": source} for source in record.ids("source")]}}


async def bridges_differ(a: Asked) -> list[object]:
    """Who ties the bodies of an area together: who, which bodies, which kinds, betweenness, order, and the first of them."""
    within, first = a.question.within, a.random.choice([1, 5, 200])
    got = (await a.hub.ask(BRIDGES, within=within, first=first, **a.when))["bridges"]
    want = bridges(a.state, within, a.day)[:first]
    a.told["bridges"] += bool(want)
    a.told["bridges, between"] += any(0 < one.betweenness < 1 for one in want)
    have = [(row["person"]["id"], [body["id"] for body in row["bodies"]], set(row["kinds"])) for row in got]
    found: list[object] = []
    if have != [(one.person, one.bodies, one.kinds) for one in want]:
        found.append((have, want))
    elif any(abs(row["betweenness"] - one.betweenness) > CLOSE for row, one in zip(got, want, strict=True)):
        found.append(([row["betweenness"] for row in got], [one.betweenness for one in want]))
    if any(len(row["kinds"]) != len(set(row["kinds"])) for row in got):
        found.append("a kind twice")
    return [(a.question, within, first, one) for one in found]
