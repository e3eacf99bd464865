"""Who ties the bodies of an area together, and how many of the shortest chains between others pass them."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.oracle.lists import Day
from tests.oracle.network import ties
from tests.oracle.places import area_of_body, inside
from tests.oracle.world import State

Beside = Mapping[str, set[str]]


@dataclass(frozen=True)
class Bridge:
    person: str
    bodies: list[str]
    kinds: set[str]
    betweenness: float


def bridges(state: State, within: str, day: Day) -> list[Bridge]:
    """Everybody who certainly holds posts in two or more bodies that lie inside, in the order of the answer."""
    held: dict[str, set[str]] = {}
    for person, body in ties(state, day).values():
        if inside(state, area_of_body(state, state.one(body)), within):
            held.setdefault(person, set()).add(body)
    beside: dict[str, set[str]] = {}
    for person, bodies in held.items():
        beside.setdefault(person, set()).update(bodies)
        for body in bodies:
            beside.setdefault(body, set()).add(person)
    between = betweenness(beside)
    found = [
        Bridge(person, sorted(bodies), {state.one(body)["kind"].upper() for body in bodies}, between[person])
        for person, bodies in held.items()
        if len(bodies) > 1
    ]
    # Two that lie alike are alike, whatever the last digits of their sums are.
    return sorted(found, key=lambda one: (-len(one.bodies), -len(one.kinds), -round(one.betweenness, 12), one.person))


def betweenness(beside: Beside) -> dict[str, float]:
    """Of each node the share of the shortest chains between two others that pass it, on average over all pairs of others.

    Brandes (2001), A faster algorithm for betweenness centrality: from each start outward, counting chains, and back inward,
    adding to each node what the nodes behind it depend on it.
    """
    total = dict.fromkeys(beside, 0.0)
    for start in beside:
        away, chains, order = {start: 0}, {start: 1}, [start]
        for node in order:
            for other in beside[node]:
                if other not in away:
                    away[other], chains[other] = away[node] + 1, 0
                    order.append(other)
                if away[other] == away[node] + 1:
                    chains[other] += chains[node]
        rests = dict.fromkeys(order, 0.0)
        for node in reversed(order):
            for other in beside[node]:
                if away[other] == away[node] - 1:
                    rests[other] += chains[other] / chains[node] * (1 + rests[node])
            if node != start:
                total[node] += rests[node]
    pairs = (len(beside) - 1) * (len(beside) - 2)  # each pair was met from either end
    return {node: share / pairs if pairs else 0.0 for node, share in total.items()}
