"""The relations that a record should have, stated and derived, against those it has.

In the ledger a relation lasts as long as its two versions are current together. In the present
everything is visible at all times, so one comparison serves both worlds.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.doctor.findings import Fault, Remedy
from graph.doctor.targets import Piece, Target, Targets, layered
from graph.doctor.world import LEDGER, Kept
from graph.model.kinds import AREA_CODE_LENGTH
from graph.model.relations import DERIVED, relations
from graph.model.tables import TABLE_OF_LABEL

PARENT, SEAT = "IN", "LIES_IN"
_MOST_TOLD = 3
_STATED = {
    label: frozenset(one.type for one in relations() if one.from_label == label and one.column) for label in TABLE_OF_LABEL
}
_DERIVED = {label: frozenset(one.type for one in DERIVED if one.from_label == label) for label in TABLE_OF_LABEL}


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation as it should be or is (关系): to which node, at which place of a list, from when to when."""

    type: str
    to: str
    finish: str
    position: int | None
    since: int
    until: int

    @property
    def told(self) -> str:
        """Its type and where it leads."""
        return f"{self.type} to {self.to}"


def codes_above(code: str) -> list[str]:
    """The codes that an area's own begins with, longest first: one of them is its implied parent."""
    return [code[:size] for size in sorted(AREA_CODE_LENGTH.values(), reverse=True) if size < len(code)]


def ids_needed(record: Kept) -> set[str]:
    """The identifiers whose nodes are needed to judge a record's relations."""
    if record.table is None or record.cells is None:
        return set()
    needed = {link.finish for link in record.stated_links}
    if record.table.label == "Area" and not record.cells.get("parent"):
        needed.update(codes_above(record.id))
    return needed


def areas_needed(record: Kept, targets: Targets) -> set[str]:
    """The areas whose nodes are needed besides, to judge where a body lies."""
    if record.table is None or record.table.label != "Body" or record.cells is None:
        return set()
    return {piece.value for layer in _seat_layers(record, targets) for piece in layer} - targets.by_id.keys()


def relation_faults(record: Kept, targets: Targets) -> Iterator[Fault]:
    """What is wrong with the relations that leave a record."""
    if record.table is None or record.cells is None:
        return
    label, parentless = record.table.label, record.table.label == "Area" and not record.cells.get("parent")
    stated, derived = _STATED[label] - ({PARENT} if parentless else set()), {PARENT} if parentless else _DERIVED[label] & {SEAT}
    found: dict[str, list[tuple[str, Relation]]] = {}
    for link in record.links:
        type_ = str(link["type"])
        bare = type_.removeprefix(record.world.relation)
        if not type_.startswith(record.world.relation) or bare not in _STATED[label] | _DERIVED[label]:
            yield Fault("RELATION_UNKNOWN", record.id, f"{type_} to {link['to']}")
        else:
            found.setdefault(bare, []).append((str(link["key"]), _as_it_is(record, bare, link)))
    named = {link.finish for link in record.stated_links}
    unsound = {id_ for id_ in ids_needed(record) if not targets.is_sound(id_)}
    yield from _broken(record, targets, named - unsound)
    wanted = [one for one in _stated(record, targets) if one.to not in unsound]
    kept = [pair for type_ in stated for pair in found.get(type_, ()) if pair[1].to not in unsound]
    yield from _difference(record, record.world.relation_code, kept, wanted)
    if derived and not unsound:
        layers = _parent_layers(record, targets) if parentless else _seat_layers(record, targets)
        type_ = PARENT if parentless else SEAT
        pieces = layered(layers, record.since, record.until)
        if all(targets.is_sound(piece.value) for piece in pieces):
            wanted = list(_of_pieces(type_, pieces, targets))
            yield from _difference(record, record.world.derived_code, found.get(type_, []), wanted)


def _as_it_is(record: Kept, type_: str, link: Mapping[str, Any]) -> Relation:
    values = link["properties"]
    since, until = (
        (values.get("recordedAt"), values.get("supersededAt")) if record.world is LEDGER else (record.since, record.until)
    )
    position = values.get("position")
    return Relation(type_, str(link["to"]), str(link["finish"]), position, since or 0, until or 0)


def _broken(record: Kept, targets: Targets, named: Iterable[str]) -> Iterator[Fault]:
    """References of a version that lead nowhere at some instant; those of the present are the bundle's rules to find."""
    if record.world is not LEDGER:
        return
    for id_ in sorted(named):
        there = [Piece(id_, target.since, target.until) for target in targets.of(id_)]
        if layered([there], record.since, record.until) != [Piece(id_, record.since, record.until)]:
            yield Fault("LEDGER_REFERENCE_BROKEN", record.id, f"{id_} is not there all the time from {record.since} on")


def _between(record: Kept, targets: Iterable[Target]) -> Iterator[tuple[Target, int, int]]:
    for target in targets:
        since, until = max(record.since, target.since), min(record.until, target.until)
        if since < until:
            yield target, since, until


def _stated(record: Kept, targets: Targets) -> Iterator[Relation]:
    for link in record.stated_links:
        for target, since, until in _between(record, targets.of(link.finish)):
            yield Relation(link.type, link.finish, target.key, link.position, since, until)


def _parent_layers(record: Kept, targets: Targets) -> list[list[Piece]]:
    return [
        [Piece(code, area.since, area.until) for area in targets.of(code) if "Area" in area.types]
        for code in codes_above(record.id)
    ]


def _seat_layers(record: Kept, targets: Targets) -> list[list[Piece]]:
    """A body's area: its own, else its first compound's, else its firm's, else its parent's (metrics.md)."""
    cells = record.cells or {}
    if own := cells.get("area"):
        return [[Piece(own, record.since, record.until)]]
    first = cells.get("compound", "").partition(";")[0]
    compounds = [Piece(c.area, c.since, c.until) for c in targets.of(first) if c.area]
    above = [[piece for body in targets.of(cells.get(name, "")) for piece in body.areas] for name in ("firm", "parent")]
    return [compounds, *above]


def _of_pieces(type_: str, pieces: Iterable[Piece], targets: Targets) -> Iterator[Relation]:
    for piece in pieces:
        for area in targets.of(piece.value):
            since, until = max(piece.since, area.since), min(piece.until, area.until)
            if since < until:
                yield Relation(type_, piece.value, area.key, 0, since, until)


def _difference(record: Kept, code: str, found: Iterable[tuple[str, Relation]], wanted: Iterable[Relation]) -> Iterator[Fault]:
    missing = Counter(wanted)
    superfluous = []
    for key, relation in found:
        if relation.since == relation.until:
            continue  # ended by the load that began it, so never visible
        if missing[relation] > 0:
            missing[relation] -= 1
        else:
            superfluous.append((key, relation))
    lacking = list(missing.elements())
    if not superfluous and not lacking:
        return
    told = [f"{one.told} is missing" for one in lacking] + [f"{one.told} is not as it should be" for _, one in superfluous]
    detail = "; ".join(told[:_MOST_TOLD]) + (f" and {len(told) - _MOST_TOLD} more" if len(told) > _MOST_TOLD else "")
    remedies = [Remedy("delete_relations", {"key": key}) for key, _ in superfluous]
    remedies += [Remedy("create_relations", _row(record, one)) for one in lacking]
    yield Fault(code, record.id, detail, tuple(remedies))


def _row(record: Kept, relation: Relation) -> dict[str, object]:
    values: dict[str, object] = {"position": relation.position}
    if record.world is LEDGER:
        values |= {"recordedAt": relation.since, "supersededAt": relation.until}
    type_ = record.world.relation + relation.type
    return {"start": record.key, "type": type_, "finish": relation.finish, "properties": values}
