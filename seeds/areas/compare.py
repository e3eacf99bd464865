"""A checked list against the graph (与图比对): what is there already, and what stands in the way."""

from collections.abc import Callable, Mapping, Sequence

from graph.database import Database
from graph.model.tables import TABLE_OF_LABEL
from graph.store.standing import compared_areas, standing
from seeds.areas.check import Awaited
from seeds.areas.problems import Problems
from seeds.areas.sources import Citing
from seeds.areas.spool import Division, Spool
from seeds.bundle import BundleRow
from seeds.findings import quoted

AT_ONCE = 10_000
"""Identifiers in one question to the graph."""
NEW, CHANGED, SAME = range(3)


async def marks_of(database: Database, spool: Spool, problems: Problems, progress: Callable[[int], None]) -> bytearray:
    """For each row of the spool, in order, whether the graph would get it anew, corrected, or has it so already."""
    marks = bytearray()
    for batch in spool.batches(AT_ONCE):
        found = await compared_areas(database, [(one.code, one.name, one.level, one.parent) for one in batch])
        part = bytearray([NEW]) * len(batch)
        for places, mark in ((found.same, SAME), (found.others, CHANGED)):
            for place in places:
                part[place] = mark
        for place, label in found.in_the_way:
            _in_the_way(batch[place], label, problems)
        marks += part
        progress(len(marks))
    return marks


async def report_missing_parents(database: Database, awaited: Mapping[str, Awaited], problems: Problems) -> None:
    """A problem for each parent that is neither in the list nor an area of the graph."""
    codes = list(awaited)
    for start in range(0, len(codes), AT_ONCE):
        part: Sequence[str] = codes[start : start + AT_ONCE]
        found = await standing(database, part)
        for code in part:
            if found.get(code) != "Area":
                one = awaited[code]
                message = f"The area {quoted(code)}, which it lies in, is neither in the list nor in the graph."
                advice = "Correct the code, or import the levels above first."
                problems.report("UNKNOWN_REFERENCE", one.table, one.row, one.column, one.value, message, advice)


async def missing_sources(database: Database, citing: Citing, provinces: Mapping[str, str]) -> list[BundleRow]:
    """The rows of the sources that the areas of these provinces cite and the graph does not have."""
    there = await standing(database, [citing.id_for(code) for code in provinces])
    return [
        BundleRow("sources", 0, citing.cells(code, name))
        for code, name in provinces.items()
        if there.get(citing.id_for(code)) != "Source"
    ]


def _in_the_way(one: Division, label: str, problems: Problems) -> None:
    table = TABLE_OF_LABEL.get(label)
    code, whose = ("RESERVED_ID", "the policies") if table is None else ("ID_OF_ANOTHER_TABLE", table.name)
    message = f"The identifier {quoted(one.code)} belongs to a record of {whose} in the graph."
    problems.report(code, one.table, one.row, "code", one.code, message)
