"""The network of role holders around seeds: breadth first, one held appointment one step."""

from collections.abc import Collection
from dataclasses import dataclass

from tests.oracle.days import Truth, civil_day
from tests.oracle.holding import body_exists, holds_post
from tests.oracle.lists import Day
from tests.oracle.places import area_of_body, inside
from tests.oracle.world import State


@dataclass(frozen=True)
class Network:
    depths: dict[str, int]
    edges: dict[str, tuple[str, str]]
    """Appointment id → (person, body)."""
    truncated: bool


def ties(state: State, day: Day) -> dict[str, tuple[str, str]]:
    """Every appointment that is certainly held: (person, body)."""
    day = civil_day(day)
    return {
        a.id: (a["person"], state.one(a["post"])["body"])
        for a in state.table("appointments")
        if holds_post(state, a, day) is Truth.CERTAIN
    }


def seeds(state: State, around: Collection[str], day: Day) -> set[str]:
    """The persons among the ids; and the bodies that certainly exist, named or set up in a named compound or lying in an area."""
    day = civil_day(day)
    named = [record for record_id in around if (record := state.get(record_id)) is not None]
    people = {record.id for record in named if record.table == "people"}
    bodies = {record.id for record in named if record.table == "bodies"}
    for record in named:
        if record.table == "compounds":
            bodies |= {body.id for body in state.table("bodies") if record.id in body.ids("compound")}
        if record.table == "areas":
            bodies |= {body.id for body in state.table("bodies") if inside(state, area_of_body(state, body), record.id)}
    return people | {body for body in bodies if body_exists(state.one(body), day) is Truth.CERTAIN}


def network(
    state: State, around: Collection[str], depth: int, body_kinds: Collection[str] | None, day: Day, limit: int = 200
) -> Network:
    roots = seeds(state, around, day)
    kinds = None if body_kinds is None else {kind.lower() for kind in body_kinds}

    def stays(body: str) -> bool:
        return kinds is None or body in roots or state.one(body)["kind"] in kinds

    walkable = {a: (person, body) for a, (person, body) in ties(state, day).items() if stays(body)}
    depths = dict.fromkeys(sorted(roots), 0)
    for step in range(1, depth + 1):
        reached = set()
        for person, body in walkable.values():
            if depths.get(person) == step - 1:
                reached.add(body)
            if depths.get(body) == step - 1:
                reached.add(person)
        for node in reached - set(depths):
            depths[node] = step
    kept = sorted(depths, key=lambda node: (depths[node], node))[:limit]
    edges = {a: ends for a, ends in walkable.items() if ends[0] in kept and ends[1] in kept}
    return Network({node: depths[node] for node in kept}, edges, len(depths) > limit)


def chains(state: State, ends: tuple[str, str], longest: int, limit: int, day: Day) -> list[list[str]]:
    """Every chain that passes no node twice, by length and then by the nodes passed; the first of them."""
    beside: dict[str, set[str]] = {}
    for person, body in ties(state, day).values():
        beside.setdefault(person, set()).add(body)
        beside.setdefault(body, set()).add(person)
    found, open_ = [], [[ends[0]]]
    while open_:
        chain = open_.pop()
        if chain[-1] == ends[1]:
            found.append(chain)
        elif len(chain) <= longest:
            open_ += [[*chain, node] for node in beside.get(chain[-1], ()) if node not in chain]
    return sorted(found, key=lambda chain: (len(chain), chain))[:limit]
