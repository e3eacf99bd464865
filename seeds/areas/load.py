"""A division list into the graph (导入区划): read and checked as a whole, then loaded part by part.

One load is one transaction, whose state the database keeps in memory; the whole list is more than most have. Each part
is a load of its own at an instant of its own, and parents come before what lies in them, so that the graph is sound
after every part. An import that was cut short is taken up by the next: what is there already is passed over.
"""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

from graph.database import Database
from graph.store.room import BYTES_OF_A_ROW, room_for_a_load
from seeds.areas.check import Checking
from seeds.areas.compare import CHANGED, NEW, SAME, has_source, marks_of, report_missing_parents
from seeds.areas.csv_form import csv_rows
from seeds.areas.json_form import json_rows
from seeds.areas.problems import Problems
from seeds.areas.result import AreasImport
from seeds.areas.sources import Citing, File, files_at, is_utf8
from seeds.areas.spool import Division, Spool
from seeds.bundle import Bundle, BundleRow
from seeds.findings import quoted
from seeds.load import load_bundle

Progress = Callable[[str, int, int], None]
"""Called with what is being done, the rows done and the rows in all; 0 in all is not known."""
LARGEST_PART = 5_000
SMALLEST_PART = 100
_SHARE_OF_ROOM = 2
"""A part may take one in so many of the bytes that the database has for a transaction."""
_BREATH = 2_000
"""Rows between two moments at which an interruption is heard."""


def silent(what: str, done: int, total: int) -> None:
    """Shows no progress."""


async def import_areas(
    database: Database, path: Path, citing: Citing, *, dry_run: bool = False, progress: Progress = silent, part: int = 0
) -> AreasImport:
    """Import the list at that path; with anything wrong in it nothing is written.

    `part` is how many areas are loaded at once; 0 lets the database's memory decide.
    """
    problems = Problems()
    with Spool() as spool:
        checking = await _read(path, spool, problems, progress)
        source = None if await has_source(database, citing) else Bundle({"sources": [BundleRow("sources", 0, citing.cells())]})
        if source is not None:
            problems.add((await load_bundle(database, source, name=path.name, dry_run=True)).findings)
        if not problems:
            await report_missing_parents(database, checking.unresolved(), problems)
        marks = bytearray()
        if not problems:
            total = spool.size
            marks = await marks_of(database, spool, problems, lambda done: progress("comparing with the graph", done, total))
        if problems or dry_run:
            created, changed, unchanged = (marks.count(mark) for mark in (NEW, CHANGED, SAME))
            return AreasImport(not problems, dry_run, problems.findings(), created, changed, unchanged, 0, 0, None)
        at_once = part or await _part_of(database)
        return await _load(database, path.name, citing, source, _parts(spool, marks, at_once), marks, progress)


async def _read(path: Path, spool: Spool, problems: Problems, progress: Progress) -> Checking:
    """Every good row of the list into the spool, everything wrong with it into the problems."""
    checking = Checking(problems)
    try:
        with files_at(path, problems) as files:
            for file in files:
                if is_utf8(file, problems):
                    await _read_file(file, checking, spool, problems, progress)
    except OSError as error:
        reason = (error.strerror or str(error)).rstrip(".").lower()
        problems.report("UNREADABLE", path.name, 0, None, None, f"{quoted(str(path))} cannot be read: {reason}.")
    if not spool.size and not problems:
        problems.report("EMPTY_BUNDLE", path.name, 0, None, None, f"{quoted(path.name)} has no row.", "Give a list with rows.")
    return checking


async def _read_file(file: File, checking: Checking, spool: Spool, problems: Problems, progress: Progress) -> None:
    checking.begin(file.name)
    with file.open() as stream:
        read = json_rows if file.form == ".json" else csv_rows
        number = 0
        for number, told in enumerate(read(stream, file.name, problems), start=1):
            if (one := checking.division(told)) is not None:
                spool.put(one)
            if number % _BREATH == 0:
                progress(f"reading {file.name}", number, 0)
                await asyncio.sleep(0)
        progress(f"reading {file.name}", number, number)


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
    source: Bundle | None,
    parts: Iterator[list[Division]],
    marks: bytearray,
    progress: Progress,
) -> AreasImport:
    """Load part after part; one that is refused, because the graph has changed meanwhile, ends it."""
    created, changed, unchanged = (marks.count(mark) for mark in (NEW, CHANGED, SAME))
    total, done, loads, at = created + changed, 0, 0, None
    for part in parts:
        rows = {"areas": [BundleRow("areas", one.row, one.cells(citing.id)) for one in part]}
        result = await load_bundle(database, Bundle({**(source.rows if source else {}), **rows}), name=name)
        if not result.accepted:
            return AreasImport(False, False, result.findings, 0, 0, 0, loads, total - done, at)
        source, done, loads = None, done + len(part), loads + 1
        at = result.recorded_at or at
        progress("loading", done, total)
    return AreasImport(True, False, (), created, changed, unchanged, loads, 0, at)


async def _part_of(database: Database) -> int:
    """How many areas one part holds in the memory that the database has."""
    room = await room_for_a_load(database)
    if room is None:
        return LARGEST_PART
    return max(SMALLEST_PART, min(LARGEST_PART, room // BYTES_OF_A_ROW // _SHARE_OF_ROOM))
