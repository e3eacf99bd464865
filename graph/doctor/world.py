"""Records of either world as the database keeps them, and what their relations may lead to."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.lens import KNOWN_LABEL, KNOWN_RELATION
from graph.model.columns import Table
from graph.model.record import FOREVER, Link, links, properties
from graph.model.tables import TABLE_OF_LABEL


@dataclass(frozen=True, slots=True)
class World:
    """The present or the ledger: how labels and relations begin there, which statements read it, which codes it has."""

    label: str
    relation: str
    records: str
    targets: str
    relation_code: str
    derived_code: str


PRESENT = World("", "", "present_records", "present_targets", "RELATION_WRONG", "DERIVED_RELATION_WRONG")
LEDGER = World(
    KNOWN_LABEL, KNOWN_RELATION, "ledger_versions", "ledger_targets", "LEDGER_RELATION_WRONG", "LEDGER_DERIVED_RELATION_WRONG"
)


def type_labels(world: World, labels: Iterable[str]) -> list[str]:
    """The labels among them that are types of record, as the present calls them."""
    bare = (label.removeprefix(world.label) for label in labels if label.startswith(world.label))
    return sorted(label for label in bare if label in TABLE_OF_LABEL)


def stated_cells(text: object) -> dict[str, str] | None:
    """The cells behind a record's `stated`; None when it is no object of texts."""
    try:
        cells = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return None
    if not isinstance(cells, dict) or not all(isinstance(value, str) for value in cells.values()):
        return None
    return cells


def same(one: object, other: object) -> bool:
    """Whether two values of a property are equal and of one type: 1, 1.0 and true are three."""
    return type(one) is type(other) and one == other


def differing(found: Mapping[str, object], wanted: Mapping[str, object]) -> list[str]:
    """The names of properties that are missing, superfluous or have another value."""
    names = found.keys() | wanted.keys()
    return sorted(name for name in names if name not in found or name not in wanted or not same(found[name], wanted[name]))


@dataclass(frozen=True)
class Kept:
    """A record of the present or a version of the ledger as it is kept (库中记录)."""

    world: World
    key: str
    labels: tuple[str, ...]
    properties: Mapping[str, Any]
    links: Sequence[Mapping[str, Any]]

    @property
    def id(self) -> str:
        """Its identifier."""
        return str(self.properties["id"])

    @property
    def since(self) -> int:
        """The instant from which it is visible; the present is at all times."""
        return _whole(self.properties.get("recordedAt")) if self.world is LEDGER else 0

    @property
    def until(self) -> int:
        """The instant from which it is visible no more."""
        return _whole(self.properties.get("supersededAt")) if self.world is LEDGER else FOREVER

    @property
    def is_current(self) -> bool:
        """Whether nothing has superseded it."""
        return self.until == FOREVER

    @cached_property
    def types(self) -> list[str]:
        """The types of record that its labels name; one, if nothing is wrong."""
        return type_labels(self.world, self.labels)

    @cached_property
    def table(self) -> Table | None:
        """Its table; None when its labels name none or several."""
        return TABLE_OF_LABEL[self.types[0]] if len(self.types) == 1 else None

    @cached_property
    def cells(self) -> dict[str, str] | None:
        """What it states; None when that cannot be read, or is about another record."""
        cells = stated_cells(self.properties.get("stated"))
        if cells is None or (self.table is not None and cells.get(self.table.key) != self.id):
            return None
        return cells

    @cached_property
    def derived(self) -> dict[str, object] | None:
        """The properties that what it states gives; None when it gives none, which the rules of the bundle tell."""
        if self.table is None or self.cells is None:
            return None
        try:
            given = properties(self.table.name, self.cells)
        except (KeyError, ValueError):
            return None
        return given | {"stated": self.properties["stated"]}

    @cached_property
    def stated_links(self) -> list[Link]:
        """The relations that it states."""
        return [] if self.table is None or self.cells is None else links(self.table.name, self.cells)


def kept(world: World, rows: Iterable[Mapping[str, Any]]) -> list[Kept]:
    """Rows of `present_records`, `ledger_versions` or `current_versions`."""
    return [Kept(world, row["key"], tuple(row["labels"]), row["properties"], row["links"]) for row in rows]


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
