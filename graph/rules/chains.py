"""The shortest chains of people and bodies between two of them (最短任职链), as a pure function of who holds posts where."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

MOST_STEPS = 200_000
"""Steps tried at most; beyond, what was found so far is told as cut."""


@dataclass(frozen=True, slots=True)
class Chains:
    """Chains, each the identifiers of its nodes from end to end, and whether the search was cut before it was complete."""

    found: Sequence[Sequence[str]]
    cut: bool


def neighbours(ties: Sequence[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    """Beside whom each node stands, by identifier; `ties` are pairs of a person and a body."""
    found: dict[str, set[str]] = {}
    for person, body in ties:
        found.setdefault(person, set()).add(body)
        found.setdefault(body, set()).add(person)
    return {node: sorted(beside) for node, beside in found.items()}


def shortest_chains(beside: Mapping[str, Sequence[str]], start: str, end: str, longest: int, limit: int) -> Chains:
    """The `limit` shortest chains of at most `longest` steps that pass no node twice; of equal length by identifiers.

    Every step changes between a person and a body, so lengths differ by two.
    """
    away = _distances(beside, end, longest)
    found: list[Sequence[str]] = []
    steps = 0
    for length in range(away.get(start, longest + 1), longest + 1, 2):
        for chain in _chains(beside, away, start, end, length):
            steps += 1
            if chain:
                found.append(chain)
            if len(found) == limit or steps >= MOST_STEPS:
                return Chains(found, steps >= MOST_STEPS)
    return Chains(found, cut=False)


def _distances(beside: Mapping[str, Sequence[str]], end: str, longest: int) -> dict[str, int]:
    away = {end: 0}
    queue = deque([end])
    while queue:
        node = queue.popleft()
        for other in beside.get(node, ()) if away[node] < longest else ():
            if other not in away:
                away[other] = away[node] + 1
                queue.append(other)
    return away


def _chains(
    beside: Mapping[str, Sequence[str]], away: Mapping[str, int], start: str, end: str, length: int
) -> Iterator[Sequence[str]]:
    """The chains of exactly that length, in the order of their identifiers; an empty one for each step tried in vain."""
    chain = [start]
    ahead = [iter(beside.get(start, ()))]
    while ahead:
        node = next(ahead[-1], None)
        if node is None:
            ahead.pop()
            chain.pop()
            continue
        left = length - len(chain)
        if node in chain or away.get(node, length + 1) > left or (node == end) != (left == 0):
            yield ()
        elif node == end:
            yield (*chain, end)
        else:
            chain.append(node)
            ahead.append(iter(beside[node]))
            yield ()
