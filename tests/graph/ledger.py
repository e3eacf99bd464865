"""Reads the whole database and says where the present, the ledger and a plain recomputation disagree."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph.database import Database
from graph.model.searching import SEARCH_PROPERTIES, search_properties
from graph.model.tables import TABLE_OF_LABEL, TABLES

FOREVER = 2**63 - 1
AREA_CODES = (12, 9, 6, 4, 2)
_NODES = """
MATCH (n) RETURN elementId(n) AS key, labels(n) AS labels, properties(n) AS properties
"""
_EDGES = """
MATCH (a)-[l]->(b) RETURN elementId(a) AS start, elementId(b) AS finish, type(l) AS type, properties(l) AS properties
"""
Relation = tuple[str, str, str, int]
"""From, type, to, position."""


@dataclass(frozen=True)
class Node:
    key: str
    label: str
    properties: Mapping[str, Any]

    @property
    def id(self) -> str:
        return str(self.properties["id"])

    @property
    def period(self) -> tuple[int, int]:
        return self.properties["recordedAt"], self.properties["supersededAt"]

    @cached_property
    def stated(self) -> dict[str, str]:
        return dict(json.loads(self.properties["stated"]))


@dataclass(frozen=True)
class Edge:
    start: str
    type: str
    finish: str
    properties: Mapping[str, Any]

    @property
    def period(self) -> tuple[int, int]:
        return self.properties["recordedAt"], self.properties["supersededAt"]


@dataclass
class Contents:
    """Everything there is: records of the present, versions of the ledger, edges of both, other nodes."""

    records: dict[str, Node] = field(default_factory=dict)
    versions: dict[str, Node] = field(default_factory=dict)
    others: dict[str, Node] = field(default_factory=dict)
    stated_edges: list[Edge] = field(default_factory=list)
    known_edges: list[Edge] = field(default_factory=list)

    def id_of(self, key: str) -> str:
        node = self.records.get(key) or self.versions.get(key) or self.others[key]
        return node.id

    @property
    def instants(self) -> list[int]:
        """Every instant at which anything was recorded or superseded, and one before all of them."""
        periods = [*(node.period for node in self.versions.values()), *(edge.period for edge in self.known_edges)]
        return sorted({0, *(instant for period in periods for instant in period)} - {FOREVER})


async def contents(database: Database) -> Contents:
    found = Contents()
    for row in await database.read(_NODES):
        labels = set(row["labels"])
        own = sorted(labels - {"Record", "KnownRecord"})
        node = Node(row["key"], own[0] if own else "", row["properties"])
        if "KnownRecord" in labels:
            found.versions[node.key] = node
        elif "Record" in labels and node.label in TABLE_OF_LABEL:
            found.records[node.key] = node
        else:
            found.others[node.key] = node
    for row in await database.read(_EDGES):
        edge = Edge(row["start"], row["type"], row["finish"], row["properties"])
        if edge.type.startswith("KNOWN_"):
            found.known_edges.append(edge)
        elif edge.start in found.records:
            found.stated_edges.append(edge)
    return found


async def digest(database: Database) -> str:
    """One text for the whole database: equal if and only if every node, relation and property is."""
    return hashlib.sha256("\n".join(await described(database)).encode()).hexdigest()


async def described(database: Database) -> list[str]:
    """A line for each node and each relation, with everything there is to it, sorted."""
    lines = []
    named = {}
    for row in await database.read(_NODES):
        text = json.dumps([sorted(row["labels"]), row["properties"]], sort_keys=True, default=str)
        named[row["key"]] = text
        lines.append(text)
    for row in await database.read(_EDGES):
        parts = [named[row["start"]], row["type"], row["properties"], named[row["finish"]]]
        lines.append(json.dumps(parts, sort_keys=True, default=str))
    return sorted(lines)


async def faults(database: Database) -> list[str]:
    """Everything that is wrong; nothing if the present is the ledger's current slice and the ledger is sound."""
    found = await contents(database)
    return [*_present_faults(found), *_edge_faults(found), *(fault for k in found.instants for fault in _faults_at(found, k))]


def _visible(period: tuple[int, int], instant: int) -> bool:
    return period[0] <= instant < period[1]


def _difference(what: str, found: Iterable[object], wanted: Iterable[object]) -> list[str]:
    here, there = Counter(found), Counter(wanted)
    return [f"{what}: {one} is too much" for one in here - there] + [f"{what}: {one} is missing" for one in there - here]


def _present_faults(found: Contents) -> list[str]:
    """The present, node for node and relation for relation, against the versions that are current."""

    def text(label: str, properties: Mapping[str, Any]) -> str:
        kept = {name: value for name, value in properties.items() if name not in ("supersededAt", *SEARCH_PROPERTIES)}
        return json.dumps([label, kept], sort_keys=True, ensure_ascii=False)

    current = [node for node in found.versions.values() if node.period[1] == FOREVER]
    faults = _difference(
        "present node",
        (text(node.label, node.properties) for node in found.records.values()),
        (text(node.label.removeprefix("Known"), node.properties) for node in current),
    )
    faults += _search_faults(found)
    return faults + _difference(
        "present relation",
        (_relation(found, edge) for edge in found.stated_edges),
        (_relation(found, edge) for edge in found.known_edges if edge.period[1] == FOREVER),
    )


def _search_faults(found: Contents) -> list[str]:
    """Records of the present that are searched by anything but what their names and titles give."""
    faults = []
    for node in found.records.values():
        wanted = {name: value for name, value in search_properties(node.label, node.properties).items() if value is not None}
        if {name: node.properties[name] for name in SEARCH_PROPERTIES if name in node.properties} != wanted:
            faults.append(f"{node.id} is searched by what it is not called")
    return faults


def _relation(found: Contents, edge: Edge) -> Relation:
    return found.id_of(edge.start), edge.type.removeprefix("KNOWN_"), found.id_of(edge.finish), edge.properties["position"]


def _edge_faults(found: Contents) -> list[str]:
    """Relations of the ledger that outlast one of their ends; one that never was visible may lie anywhere."""
    faults = []
    for edge in found.known_edges:
        first, last = edge.period
        if first > last:
            faults.append(f"{_relation(found, edge)} ends before it begins")
        ends = [found.versions[key] for key in (edge.start, edge.finish) if key in found.versions]
        rules = [found.others[key] for key in (edge.start, edge.finish) if key in found.others]
        if len(ends) + len(rules) != 2 or any(node.label != "Rule" for node in rules):
            faults.append(f"{_relation(found, edge)} joins what is no version")
        if first < last and any(first < node.period[0] or last > node.period[1] for node in ends):
            faults.append(f"{_relation(found, edge)} from {first} to {last} outlasts one of its ends")
    return faults


def _faults_at(found: Contents, instant: int) -> list[str]:
    """What was visible at an instant, against a plain recomputation from the cells of its versions."""
    there = [node for node in found.versions.values() if _visible(node.period, instant)]
    by_id = {node.id: node for node in there}
    faults = [f"{id_} has {n} versions at {instant}" for id_, n in Counter(node.id for node in there).items() if n > 1]
    keys = {node.key for node in there}
    edges = [edge for edge in found.known_edges if _visible(edge.period, instant)]
    for edge in edges:
        if edge.start not in keys or (edge.finish not in keys and edge.finish not in found.others):
            faults.append(f"{_relation(found, edge)} joins what is not visible at {instant}")
    wanted = [*_stated_relations(by_id), *_implied_parents(by_id), *_seats(by_id)]
    return faults + _difference(f"relation at {instant}", (_relation(found, edge) for edge in edges), wanted)


def _stated_relations(visible: Mapping[str, Node]) -> list[Relation]:
    wanted = []
    for node in visible.values():
        for column in TABLE_OF_LABEL[node.label.removeprefix("Known")].references:
            if column.name != "aspect":
                ids = [part for part in node.stated.get(column.name, "").split(";") if part]
                wanted += [(node.id, column.relation, id_, position) for position, id_ in enumerate(ids)]
    return wanted


def _implied_parents(visible: Mapping[str, Node]) -> list[Relation]:
    """An empty parent is the area with the longest code that begins this one."""
    areas = {id_ for id_, node in visible.items() if node.label == "KnownArea"}
    wanted = []
    for id_ in areas:
        above = [id_[:size] for size in AREA_CODES if size < len(id_) and id_[:size] in areas]
        if above and not visible[id_].stated.get("parent"):
            wanted.append((id_, "IN", above[0], 0))
    return wanted


def _seats(visible: Mapping[str, Node]) -> list[Relation]:
    """A body's area: its own, else its first compound's, else its firm's, else its parent's (metrics.md)."""
    seats: dict[str, str | None] = {}

    def seat(id_: str) -> str | None:
        if id_ not in seats:
            cells = visible[id_].stated
            area = cells.get("area")
            if not area and cells.get("compound"):
                area = visible[cells["compound"].split(";")[0]].stated["area"]
            above = [cells[name] for name in ("firm", "parent") if cells.get(name)]
            seats[id_] = area or next(filter(None, map(seat, above)), None)
        return seats[id_]

    found = ((id_, seat(id_)) for id_, node in visible.items() if node.label == "KnownBody")
    return [(id_, "LIES_IN", area, 0) for id_, area in found if area]


def counts_by_table(found: Contents) -> dict[str, int]:
    """How many records of each table the present has."""
    by_label: dict[str, int] = defaultdict(int)
    for node in found.records.values():
        by_label[node.label] += 1
    return {table.name: by_label[table.label] for table in TABLES}
