"""A division list into the graph (导入区划): read and checked as a whole, then loaded part by part.

One load is one transaction, whose state the database keeps in memory; the whole list is more than most have. Each part
is a load of its own at an instant of its own, and parents come before what lies in them, so that the graph is sound
after every part. An import that was cut short is taken up by the next: what is there already is passed over.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from graph.audit import Author
from graph.database import Database
from graph.store.room import BYTES_OF_A_ROW, room_for_a_load
from seeds.areas.compare import CHANGED, NEW, SAME, marks_of, missing_sources, report_missing_parents
from seeds.areas.problems import Problems
from seeds.areas.read import Progress, read_list, silent
from seeds.areas.result import AreasImport
from seeds.areas.sources import Citing
from seeds.areas.spool import Division, Spool
from seeds.bundle import Bundle, BundleRow
from seeds.load import load_bundle

LARGEST_PART = 5_000
SMALLEST_PART = 100
_SHARE_OF_ROOM = 2
"""A part may take one in so many of the bytes that the database has for a transaction."""


async def import_areas(
    database: Database,
    path: Path,
    citing: Citing,
    *,
    dry_run: bool = False,
    progress: Progress = silent,
    part: int = 0,
    author: Author | None = None,
) -> AreasImport:
    """Import the list at that path; with anything wrong in it nothing is written.

    `part` is how many areas are loaded at once; 0 lets the database's memory decide.
    """
    problems = Problems()
    with Spool() as spool:
        checking = await read_list(path, spool, problems, progress)
        sources = await missing_sources(database, citing, checking.provinces)
        if sources:
            problems.add((await load_bundle(database, Bundle({"sources": sources}), name=path.name, dry_run=True)).findings)
        await report_missing_parents(database, checking.unresolved(), problems)
        marks = bytearray()
        if not problems:
            total = spool.size
            marks = await marks_of(database, spool, problems, lambda done: progress("comparing with the graph", done, total))
        if problems or dry_run:
            created, changed, unchanged = (marks.count(mark) for mark in (NEW, CHANGED, SAME))
            return AreasImport(not problems, dry_run, problems.findings(), created, changed, unchanged, 0, 0, None)
        at_once = part or await _part_of(database)
        result = await _load(database, path.name, citing, sources, _parts(spool, marks, at_once), marks, progress, author)
        return replace(result, findings=[*problems.findings(), *result.findings])


def _parts(spool: Spool, marks: bytearray, size: int) -> Iterator[list[Division]]:
    """What is not in the graph as the list has it, so many at a time."""
    part: list[Division] = []
    place = 0
    for batch in spool.batches(size):
        for one in batch:
            if marks[place] != SAME:
                part.append(one)
            place += 1
            if len(part) == size:
                yield part
                part = []
    if part:
        yield part


async def _load(
    database: Database,
    name: str,
    citing: Citing,
    sources: list[BundleRow],
    parts: Iterator[list[Division]],
    marks: bytearray,
    progress: Progress,
    author: Author | None,
) -> AreasImport:
    """Load part after part; one that is refused, because the graph has changed meanwhile, ends it."""
    total = len(marks) - marks.count(SAME)
    counts = {"created": 0, "changed": 0, "unchanged": marks.count(SAME)}
    done, loads, at = 0, 0, None
    for part in parts:
        areas = [BundleRow("areas", one.row, one.cells(citing.id_for(one.code))) for one in part]
        result = await load_bundle(database, Bundle({"sources": sources, "areas": areas}), name=name, author=author)
        if not result.accepted:
            return AreasImport(False, False, result.findings, **counts, loads=loads, left=total - done, recorded_at=at)
        sources, done, loads, at = [], done + len(part), loads + 1, result.recorded_at or at
        for count in counts:
            counts[count] += result.counts["areas"][count]
        progress("loading", done, total)
    return AreasImport(True, False, (), **counts, loads=loads, left=0, recorded_at=at)


async def _part_of(database: Database) -> int:
    """How many areas one part holds in the memory that the database has."""
    room = await room_for_a_load(database)
    if room is None:
        return LARGEST_PART
    return max(SMALLEST_PART, min(LARGEST_PART, room // BYTES_OF_A_ROW // _SHARE_OF_ROOM))
