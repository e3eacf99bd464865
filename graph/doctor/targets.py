"""What relations lead to: nodes by identifier, each visible from one instant to another, and what is derived from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from graph.doctor.world import World, stated_cells, type_labels
from graph.model.record import FOREVER


@dataclass(frozen=True, slots=True)
class Piece:
    """A value that holds from one instant to another (时段取值)."""

    value: str
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class Target:
    """A node that a relation may lead to (关系终点)."""

    key: str
    id: str
    types: tuple[str, ...]
    since: int
    until: int
    voided: bool
    area: str | None
    """The area that a compound states."""
    areas: tuple[Piece, ...]
    """The areas that a body lies in."""

    @property
    def is_readable(self) -> bool:
        """Whether it is of one type and, a compound, says where it lies."""
        return len(self.types) == 1 and (self.types != ("Compound",) or self.area is not None)


def targets_of(world: World, rows: Iterable[Mapping[str, Any]]) -> list[Target]:
    """Rows of `present_targets` or `ledger_targets`."""
    return [
        Target(
            row["key"],
            row["id"],
            # A rule has no versions: the ledger cites it itself.
            tuple(type_labels(world, row["labels"])) or tuple(label for label in row["labels"] if label == "Rule"),
            _or(row["since"], 0),
            _or(row["until"], FOREVER),
            bool(row["voided"]),
            (stated_cells(row["stated"]) or {}).get("area"),
            tuple(Piece(a["to"], _or(a["since"], 0), _or(a["until"], FOREVER)) for a in row["areas"] if a["to"]),
        )
        for row in rows
    ]


def _or(value: object, default: int) -> int:
    return value if isinstance(value, int) else default


def in_order(periods: Sequence[tuple[int, int, bool]]) -> bool:
    """Whether periods (since, until, voided) of one record follow one another without a gap that no void explains."""
    ordered = sorted(periods)
    follows = all(a[1] <= b[0] and (a[1] == b[0] or a[2]) for a, b in pairwise(ordered))
    ends = not ordered or ordered[-1][1] == FOREVER or ordered[-1][2]
    return follows and ends and all(since < until for since, until, _ in ordered)


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets of a page by identifier."""

    by_id: dict[str, list[Target]] = field(default_factory=dict)

    def add(self, found: Iterable[Target]) -> None:
        """Take them in."""
        for target in found:
            self.by_id.setdefault(target.id, []).append(target)

    def of(self, id_: str) -> list[Target]:
        """Every node of that identifier."""
        return self.by_id.get(id_, [])

    def is_sound(self, id_: str) -> bool:
        """Whether its versions can be read and are in order; what refers to one whose are not cannot be judged."""
        found = self.of(id_)
        return all(target.is_readable for target in found) and in_order(
            [(target.since, target.until, target.voided) for target in found]
        )


def layered(layers: Iterable[Sequence[Piece]], since: int, until: int) -> list[Piece]:
    """At every instant from `since` to `until` the value of the first layer that has one; equal neighbours are one piece."""
    found = list(layers)
    instants = {since, until, *(i for layer in found for p in layer for i in (p.since, p.until) if since < i < until)}
    pieces: list[Piece] = []
    for start, end in pairwise(sorted(instants)):
        value = next((p.value for layer in found for p in layer if p.since <= start < p.until), None)
        if value is None:
            continue
        if pieces and pieces[-1].value == value and pieces[-1].until == start:
            pieces[-1] = Piece(value, pieces[-1].since, end)
        else:
            pieces.append(Piece(value, start, end))
    return pieces
