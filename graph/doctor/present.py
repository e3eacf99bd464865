"""Examines the present: each record against its current version, against what it states, and its relations."""

from collections.abc import Iterator, Mapping, Sequence

from graph.database import Transaction
from graph.doctor.findings import Fault, Remedy
from graph.doctor.ledger import Loads, loads_of, lost_version, present_properties
from graph.doctor.neighbours import linked_faults, page_rows
from graph.doctor.world import LEDGER, PRESENT, Kept, differing, kept
from graph.model.coherence import POLICY_LABELS
from graph.model.record import FOREVER

Periods = Sequence[tuple[int, int]]


async def present_faults(tx: Transaction, ids: Sequence[str]) -> list[Fault]:
    """What is wrong with these records of the present; policies are examined by themselves."""
    found = kept(PRESENT, await page_rows(tx, PRESENT.records, ids))
    records = [one for one in found if one.types or not set(POLICY_LABELS).intersection(one.labels)]
    versions: dict[str, Kept] = {}
    for version in kept(LEDGER, await page_rows(tx, "current_versions", ids, forever=FOREVER)):
        versions.setdefault(version.id, version)
    without = [record for record in records if record.id not in versions]
    periods: dict[str, list[tuple[int, int]]] = {}
    loads = Loads({})
    if without:
        loads = await loads_of(tx, without)
        for version in kept(LEDGER, await page_rows(tx, LEDGER.records, [record.id for record in without])):
            periods.setdefault(version.id, []).append((version.since, version.until))
    faults = [fault for record in records for fault in _record_faults(record, versions, periods, loads)]
    return faults + await linked_faults(tx, PRESENT, records)


def _record_faults(record: Kept, versions: Mapping[str, Kept], periods: Mapping[str, Periods], loads: Loads) -> Iterator[Fault]:
    version = versions.get(record.id)
    if version is None:
        remedies = lost_version(record, periods.get(record.id, ()), loads)
        yield Fault("RECORD_WITHOUT_VERSION", record.id, f"of type {' and '.join(record.types) or 'none'}", remedies)
        return
    if record.types != version.types and len(version.types) == 1:
        others = [type_ for type_ in record.types if type_ != version.types[0]]
        remedy = Remedy("relabel", {"key": record.key, "label": version.types[0], "wrong": others})
        yield Fault("LABEL_WRONG", record.id, f"of type {' and '.join(record.types) or 'none'}", (remedy,))
    if record.cells is None and version.derived is not None:
        remedy = Remedy("set_properties", {"key": record.key, "properties": present_properties(version)})
        yield Fault("STATED_UNREADABLE", record.id, "in the present", (remedy,))
    elif record.properties.get("stated") != version.properties.get("stated"):
        yield Fault("STATED_DIFFERS", record.id, "the present and the current version state two things")
    elif version.derived is not None:
        wanted = present_properties(version)
        if names := differing(record.properties, wanted):
            remedy = Remedy("set_properties", {"key": record.key, "properties": wanted})
            yield Fault("PROPERTY_WRONG", record.id, ", ".join(names), (remedy,))
