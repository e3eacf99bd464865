"""What a caller wants to see, free of GraphQL: a tree of picked fields (所选字段)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ANY = "*"
"""Stands for the interface itself in a selection by type."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One picked field: its name, the key its answer goes under, its arguments, what is picked below it."""

    name: str
    key: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    below: "Selection | None" = None


@dataclass(frozen=True, slots=True)
class Selection:
    """Picked fields by the type they are picked on; `*` where that is the interface."""

    picks: Mapping[str, tuple[Pick, ...]] = field(default_factory=dict)

    def on(self, *types: str) -> tuple[Pick, ...]:
        """The fields picked on any of these types, once each by key."""
        found: dict[str, Pick] = {}
        for type_ in types:
            for pick in self.picks.get(type_, ()):
                found.setdefault(pick.key, pick)
        return tuple(found.values())

    def pick(self, name: str) -> "Pick | None":
        """The first picked field of that name, on whatever type."""
        for picks in self.picks.values():
            for pick in picks:
                if pick.name == name:
                    return pick
        return None


NOTHING = Selection()
