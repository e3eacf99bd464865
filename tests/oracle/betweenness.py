"""Who ties bodies together: everybody in two or more bodies of an area, with betweenness.

Level by level from every node, as Brandes (2001) counts; rounded, so that those whose share is the same stand in one order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tests.oracle.network import ties
from tests.oracle.places import area_of, inside
from tests.oracle.world import State


@dataclass(frozen=True)
class Bridge:
    person: str
    bodies: list[str]
    betweenness: float


Graph = Mapping[str, set[str]]


def betweenness(graph: Graph) -> dict[str, float]:
    """Freeman's: the average share, over all pairs of other nodes, of the shortest paths between them that pass a node."""
    total = dict.fromkeys(graph, 0.0)
    for start in graph:
        for node, share in _passing(graph, start).items():
            total[node] += share / 2  # each pair is walked from both of its ends
    pairs = (len(graph) - 1) * (len(graph) - 2) // 2
    return {node: round(share / pairs, 12) if pairs else share for node, share in total.items()}


def _passing(graph: Graph, start: str) -> dict[str, float]:
    """What share of the shortest paths from a node to all the others passes each of those: level by level out and back."""
    count, levels, seen = {start: 1}, [{start}], {start}
    while levels[-1]:
        reached = {other for node in levels[-1] for other in graph[node]} - seen
        for node in reached:
            count[node] = sum(count[other] for other in graph[node] & levels[-1])
        seen |= reached
        levels.append(reached)
    passing = dict.fromkeys(seen, 0.0)
    for level, beyond in zip(reversed(levels[1:-1]), reversed(levels[2:]), strict=True):
        for node in level:
            onward = sum((1.0 + passing[other]) / count[other] for other in graph[node] & beyond)
            passing[node] = count[node] * onward
    del passing[start]
    return passing


def bridges(state: State, within: str, day: date) -> list[Bridge]:
    """Who ties most bodies first, then most kinds, then by betweenness and identifier."""
    graph: dict[str, set[str]] = {}
    for person, body in set(ties(state, day).values()):
        if inside(state, area_of(state, state.one(body)), within):
            graph.setdefault(person, set()).add(body)
            graph.setdefault(body, set()).add(person)
    several = {node for node in graph if state.one(node).table == "people" and len(graph[node]) > 1}
    share = betweenness(graph)
    found = [Bridge(person, sorted(graph[person]), share[person]) for person in several]
    kinds = {one.person: len({state.one(body)["kind"] for body in one.bodies}) for one in found}
    return sorted(found, key=lambda one: (-len(one.bodies), -kinds[one.person], -one.betweenness, one.person))
