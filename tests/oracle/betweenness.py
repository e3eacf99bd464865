"""Who ties bodies together: everybody in two or more bodies of an area, with betweenness counted path by path.

Freeman's definition taken literally: for every pair of other nodes, the share of the shortest paths between them that pass
the node, from the numbers of shortest paths that a breadth-first walk from each node gives; in exact fractions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations

from tests.oracle.network import ties
from tests.oracle.places import area_of, inside
from tests.oracle.world import State


@dataclass(frozen=True)
class Bridge:
    person: str
    bodies: list[str]
    betweenness: Fraction


Graph = Mapping[str, set[str]]


def _walk(graph: Graph, start: str) -> tuple[dict[str, int], dict[str, int]]:
    """(distance, number of shortest paths) from a node to each that it reaches."""
    distance, count, level = {start: 0}, {start: 1}, [start]
    while level:
        reached = []
        for node in level:
            for other in graph[node]:
                if other not in distance:
                    distance[other], count[other] = distance[node] + 1, 0
                    reached.append(other)
                if distance[other] == distance[node] + 1:
                    count[other] += count[node]
        level = reached
    return distance, count


def betweenness(graph: Graph, of: set[str]) -> dict[str, Fraction]:
    """The average share over all pairs of other nodes, of these nodes."""
    walks = {node: _walk(graph, node) for node in graph}
    total = dict.fromkeys(of, Fraction(0))
    for one, other in combinations(sorted(graph), 2):
        distance, count = walks[one]
        if other not in distance:
            continue
        for node in of & distance.keys() - {one, other}:
            onward, rest = walks[node]
            if other in onward and distance[node] + onward[other] == distance[other]:
                total[node] += Fraction(count[node] * rest[other], count[other])
    pairs = (len(graph) - 1) * (len(graph) - 2) // 2
    return {node: share / pairs if pairs else share for node, share in total.items()}


def bridges(state: State, within: str, day: date) -> list[Bridge]:
    """Who ties most bodies first, then most kinds, then by betweenness and identifier."""
    graph: dict[str, set[str]] = {}
    for person, body in set(ties(state, day).values()):
        if inside(state, area_of(state, state.one(body)), within):
            graph.setdefault(person, set()).add(body)
            graph.setdefault(body, set()).add(person)
    several = {node for node in graph if state.one(node).table == "people" and len(graph[node]) > 1}
    share = betweenness(graph, several)
    found = [Bridge(person, sorted(graph[person]), share[person]) for person in several]
    kinds = {one.person: len({state.one(body)["kind"] for body in one.bodies}) for one in found}
    return sorted(found, key=lambda one: (-len(one.bodies), -kinds[one.person], -one.betweenness, one.person))
