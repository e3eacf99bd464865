"""Examines the ledger: the versions of each record one after another, their properties, and what the loads say of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from graph.database import Transaction
from graph.doctor.findings import Fault, Remedy
from graph.doctor.neighbours import linked_faults, page_rows
from graph.doctor.targets import in_order
from graph.doctor.world import LEDGER, PRESENT, Kept, differing, kept, type_labels
from graph.model.searching import search_properties

ENDINGS = ("endedByBundle", "endedByRow", "voided")
_KEPT = ("recordedAt", "supersededAt", "bundle", "row", *ENDINGS)


@dataclass(frozen=True, slots=True)
class Loads:
    """The instants of loads, by their identifiers (载入时刻)."""

    instants: Mapping[str, int]

    def has(self, bundle: object, instant: object) -> bool:
        """Whether that load was recorded at that instant."""
        return isinstance(bundle, str) and self.instants.get(bundle) == instant


async def loads_of(tx: Transaction, records: Iterable[Kept]) -> Loads:
    """The loads that these records or versions name."""
    named = {one.properties.get(name) for one in records for name in ("bundle", "endedByBundle")}
    rows = await page_rows(tx, "loads_named", sorted(name for name in named if isinstance(name, str)))
    return Loads({row["id"]: row["instant"] for row in rows})


async def ledger_faults(tx: Transaction, ids: Sequence[str]) -> list[Fault]:
    """What is wrong with every version of these records."""
    found = kept(LEDGER, await page_rows(tx, LEDGER.records, ids))
    loads = await loads_of(tx, found)
    there: dict[str, list[str]] = {}
    for row in await page_rows(tx, "present_labels", ids):
        there.setdefault(row["id"], []).extend(type_labels(PRESENT, row["labels"]))
    by_id: dict[str, list[Kept]] = {}
    for version in found:
        by_id.setdefault(version.id, []).append(version)
    faults: list[Fault] = []
    sound = []
    for id_, versions in by_id.items():
        versions.sort(key=lambda one: (one.since, one.until))
        clocks = list(_clock_faults(id_, versions))
        faults += clocks
        faults += _type_faults(versions, there.get(id_, ()))
        for version in versions:
            faults += _version_faults(version, loads, ended=not clocks)
        if not clocks:
            sound += versions
            if versions[-1].is_current and id_ not in there:
                faults.append(_missing(versions[-1]))
    return faults + await linked_faults(tx, LEDGER, sound)


def _clock_faults(id_: str, versions: Sequence[Kept]) -> Iterator[Fault]:
    """The clocks of one record's versions, which are in order."""
    if in_order([(v.since, v.until, bool(v.properties.get("voided"))) for v in versions]):
        return
    backwards = [v for v in versions if v.since >= v.until]
    yield from (Fault("CLOCK_ORDER", id_, f"recorded at {v.since}, superseded at {v.until}") for v in backwards)
    if backwards:
        return
    overlapping = [(a, b) for a, b in pairwise(versions) if a.until > b.since]
    yield from (Fault("VERSIONS_OVERLAP", id_, f"two versions are current at {b.since}") for _, b in overlapping)
    if not overlapping:
        lost = next((a for a, b in pairwise(versions) if a.until < b.since and not a.properties.get("voided")), versions[-1])
        yield Fault("VERSION_GAP", id_, f"superseded at {lost.until} by nothing")


def _type_faults(versions: Sequence[Kept], present: Collection[str]) -> Iterator[Fault]:
    types = Counter(type_ for version in versions for type_ in version.types)
    agreed = {*(v.types[0] for v in versions if len(v.types) == 1), *present}
    wrong = [v for v in versions if len(v.types) != 1] or (list(versions) if len(types) > 1 else [])
    for version in wrong:
        remedies: tuple[Remedy, ...] = ()
        if len(agreed) == 1:
            (label,) = agreed
            others = [LEDGER.label + type_ for type_ in version.types if type_ != label]
            remedies = (Remedy("relabel", {"key": version.key, "label": LEDGER.label + label, "wrong": others}),)
        yield Fault("LEDGER_LABEL_WRONG", version.id, f"a version of type {' and '.join(version.types) or 'none'}", remedies)


def _version_faults(version: Kept, loads: Loads, *, ended: bool) -> Iterator[Fault]:
    values = version.properties
    if not loads.has(values.get("bundle"), values.get("recordedAt")) or not isinstance(values.get("row"), int):
        yield Fault("LOAD_UNKNOWN", version.id, f"recorded at {version.since} by {values.get('bundle')}")
    told = [name in values for name in ENDINGS]
    if not ended:
        pass  # when it was superseded is wrong by itself
    elif any(told) if version.is_current else not all(told):
        yield Fault("ENDING_UNTOLD", version.id, f"the version recorded at {version.since}")
    elif not version.is_current and not loads.has(values["endedByBundle"], values.get("supersededAt")):
        yield Fault("LOAD_UNKNOWN", version.id, f"superseded at {version.until} by {values['endedByBundle']}")
    if version.table is None:
        return
    if version.cells is None or (version.derived is None and not version.is_current):
        yield Fault("STATED_UNREADABLE", version.id, f"the version recorded at {version.since}")
    elif version.derived is not None:
        wanted = version.derived | {name: values[name] for name in _KEPT if name in values}
        if names := differing(values, wanted):
            remedy = Remedy("set_properties", {"key": version.key, "properties": wanted})
            yield Fault("LEDGER_PROPERTY_WRONG", version.id, ", ".join(names), (remedy,))


def _missing(version: Kept) -> Fault:
    remedies: tuple[Remedy, ...] = ()
    if version.table is not None and version.derived is not None:
        row = {"id": version.id, "label": version.table.label, "properties": present_properties(version)}
        remedies = (Remedy("put_records", row, "cypher"),)
    return Fault("RECORD_MISSING", version.id, f"recorded at {version.since}", remedies)


def present_properties(version: Kept) -> dict[str, Any]:
    """The properties of the record whose current version this is."""
    told = version_properties(version)
    label = version.table.label if version.table is not None else ""
    return told | {name: value for name, value in search_properties(label, told).items() if value is not None}


def version_properties(version: Kept) -> dict[str, Any]:
    """The properties of a version as its load wrote them."""
    told = {name: version.properties[name] for name in ("recordedAt", "bundle", "row") if name in version.properties}
    return (version.derived or {}) | told


def lost_version(record: Kept, versions: Sequence[tuple[int, int]], loads: Loads) -> tuple[Remedy, ...]:
    """How a version is put back that the present still has, if its load was recorded and nothing else is of that time."""
    values = record.properties
    instant = values.get("recordedAt")
    if not isinstance(instant, int) or record.table is None or record.derived is None:
        return ()
    if not loads.has(values.get("bundle"), instant):
        return ()
    if differing(values, present_properties(record)) or any(until > instant for _, until in versions):
        return ()
    row = {"id": record.id, "label": record.table.label, "properties": version_properties(record)}
    return (Remedy("put_versions", row, "cypher"),)
