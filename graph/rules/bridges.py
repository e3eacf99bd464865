"""Who ties bodies together (桥接人): bodies, kinds of body and betweenness, of a two-mode graph of people and bodies.

Betweenness (Freeman 1977, A set of measures of centrality based on betweenness): the share of the shortest paths between two
other nodes that pass a node, summed over all pairs and divided by their number, (n - 1)(n - 2) / 2 of n nodes.
It is rounded to DIGITS: the sums are made in parallel, and what their order adds must not decide who stands before whom.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import rustworkx

DIGITS = 12
"""Decimal places of betweenness: what rustworkx adds up in another order each time differs only behind them."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """Somebody who holds posts in at least two bodies: these, their kinds, and the betweenness from 0 to 1."""

    person: str
    bodies: Sequence[str]
    kinds: Sequence[str]
    betweenness: float


def bridges(ties: Collection[tuple[str, str]], kind_of: Mapping[str, str]) -> list[Bridge]:
    """Everybody who ties bodies together: who ties most bodies first, then most kinds, then by betweenness and identifier.

    `ties` are pairs of a person and a body, `kind_of` the kinds of the bodies.
    """
    bodies: dict[str, set[str]] = {}
    for person, body in ties:
        bodies.setdefault(person, set()).add(body)
    graph: rustworkx.PyGraph[str, None] = rustworkx.PyGraph(multigraph=False)
    place = {node: graph.add_node(node) for node in sorted({*bodies, *kind_of})}
    graph.add_edges_from([(place[person], place[body], None) for person in sorted(bodies) for body in sorted(bodies[person])])
    between = rustworkx.betweenness_centrality(graph, normalized=True)
    found = [
        Bridge(person, sorted(held), sorted({kind_of[body] for body in held}), round(between[place[person]], DIGITS))
        for person, held in bodies.items()
        if len(held) > 1
    ]
    return sorted(found, key=lambda one: (-len(one.bodies), -len(one.kinds), -one.betweenness, one.person))
