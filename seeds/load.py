"""A bundle into the graph: lock, read, judge and write in one transaction, all or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from graph.audit import Author
from graph.database import Database, Transaction
from graph.model.entry import Entry
from graph.model.kinds import RESERVED_METRICS
from graph.model.record import property_name
from graph.store.neighbourhood import neighbours, policy_ids
from graph.store.records import Writing, lock_ledger, write_records
from graph.store.room import BYTES_OF_A_ROW, room_for_a_load
from seeds.bundle import WHOLE_BUNDLE, Bundle, BundleRow, Finding
from seeds.check import Checked, Known, KnownRecord, Wanted, check, wanted
from seeds.findings import finding
from seeds.read import read_bundle
from seeds.result import COUNTED, ImportResult


async def load_path(database: Database, path: Path, *, dry_run: bool = False, author: Author | None = None) -> ImportResult:
    """Load the bundle at that path: a folder, a .zip or a .json file."""
    bundle, findings = read_bundle(path)
    return await load_bundle(database, bundle, findings, name=path.name, dry_run=dry_run, author=author)


async def load_bundle(
    database: Database,
    bundle: Bundle,
    findings: Sequence[Finding] = (),
    *,
    name: str,
    dry_run: bool = False,
    instant: int | None = None,
    author: Author | None = None,
) -> ImportResult:
    """Load a bundle that was read with `findings`; with any error nothing is written.

    `author` logs what it changes; AuditUnwritable, and nothing written, when that cannot be kept.

    `instant` (µs since the epoch) is for the demo and the tests, which replay bundles at fixed instants.
    """
    id_ = f"load-{uuid4()}"  # made outside the transaction, which the driver may run twice
    room = await room_for_a_load(database)
    author = author or Author()

    async def work(tx: Transaction) -> tuple[Checked, int | None]:
        at = await lock_ledger(tx, instant)
        checked = check(bundle, await known_around(tx, wanted(bundle)))
        checked = replace(checked, findings=[*checked.findings, *_too_large(checked, room)])
        refused = not checked.accepted or any(finding.severity == "error" for finding in findings)
        if refused or dry_run or not writes(checked):
            return checked, None
        await write_records(tx, replace(writing_of(id_, name, checked), author=author), at)
        return checked, at

    with author.loading(id_):
        checked, at = await database.write(work)
    return result_of(id_, findings, checked, dry_run=dry_run, at=at)


def result_of(id_: str, findings: Sequence[Finding], checked: Checked, *, dry_run: bool, at: int | None) -> ImportResult:
    """What a load returns that read its bundle with `findings`; `at` is its instant where it wrote anything."""
    every = sorted((*findings, *checked.findings), key=lambda f: (f.table, f.row, f.column or ""))
    accepted = all(finding.severity != "error" for finding in every)
    return ImportResult(id_, accepted, dry_run, every, _counts(checked), at)


def writes(checked: Checked) -> bool:
    """Whether a load of it changes anything."""
    return any(_entries(part) for part in (checked.created, checked.changed, checked.voided))


def _too_large(checked: Checked, room: int | None) -> list[Finding]:
    """The finding about a load that the database has no memory for."""
    rows = sum(len(_entries(part)) for part in (checked.created, checked.changed, checked.voided))
    if room is None or rows * BYTES_OF_A_ROW <= room:
        return []
    needed = rows * BYTES_OF_A_ROW
    size = f"{rows} rows need about {needed // 2**20} MiB in one transaction, and the database has {room // 2**20}."
    return [finding("TOO_LARGE_TO_LOAD", WHOLE_BUNDLE, 0, None, str(rows), size)]


def _entries(rows: Mapping[str, Sequence[BundleRow]]) -> list[Entry]:
    return [Entry(row.table, row.row, row.cells) for part in rows.values() for row in part]


def _counts(checked: Checked) -> dict[str, dict[str, int]]:
    parts = {name: getattr(checked, name) for name in COUNTED}
    tables = [table for table in checked.created if any(parts[name][table] for name in COUNTED)]
    return {table: {name: len(parts[name][table]) for name in COUNTED} for table in tables}


def writing_of(id_: str, name: str, checked: Checked) -> Writing:
    """What a load of that identifier and name writes of a bundle that was checked."""
    return Writing(
        bundle=id_,
        name=name,
        created=_entries(checked.created),
        changed=_entries(checked.changed),
        voided=_entries(checked.voided),
        counts=_counts(checked),
    )


async def known_around(tx: Transaction, needs: Wanted) -> Known:
    """The part of the graph that the checks asked for."""
    found = await neighbours(tx, {property_name(name): getattr(needs, name) for name in needs.__slots__})
    ids = await policy_ids(tx)
    return Known(
        records={one.id: KnownRecord(one.table, one.id, one.cells, one.void) for one in found},
        metric_ids=ids.get("Metric", set()) | set(RESERVED_METRICS),
        rule_ids=ids.get("Rule", set()),
        taken_ids=ids.get("Policy", set()) | ids.get("Target", set()),
    )
