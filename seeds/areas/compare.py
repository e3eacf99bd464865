"""A checked list against the graph (与图比对): what is there already, and what stands in the way."""

from collections.abc import Callable, Mapping, Sequence

from graph.database import Database
from graph.model.tables import TABLE_OF_LABEL
from graph.store.standing import Standing, standing
from seeds.areas.check import Awaited
from seeds.areas.problems import Problems
from seeds.areas.sources import Citing
from seeds.areas.spool import Division, Spool
from seeds.findings import quoted

AT_ONCE = 10_000
"""Identifiers in one question to the graph."""
NEW, CHANGED, SAME = range(3)


async def marks_of(database: Database, spool: Spool, problems: Problems, progress: Callable[[int], None]) -> bytearray:
    """For each row of the spool, in order, whether the graph would get it anew, corrected, or has it so already."""
    marks = bytearray()
    for batch in spool.batches(AT_ONCE):
        found = await standing(database, [one.code for one in batch])
        for one in batch:
            there = found.get(one.code)
            if there is not None and there.label != "Area":
                _in_the_way(one, there, problems)
            marks.append(NEW if there is None else SAME if says_the_same(one, there.cells) else CHANGED)
        progress(len(marks))
    return marks


def says_the_same(one: Division, cells: Mapping[str, str]) -> bool:
    """Whether an area of the graph is what the list says, whatever it cites; a parent may be stated or left to the code."""
    parent = cells.get("parent", "")
    return (
        cells.get("name") == one.name
        and cells.get("level") == one.level
        and (not parent or not one.parent or parent == one.parent)
    )


async def report_missing_parents(database: Database, awaited: Mapping[str, Awaited], problems: Problems) -> None:
    """A problem for each parent that is neither in the list nor an area of the graph."""
    codes = list(awaited)
    for start in range(0, len(codes), AT_ONCE):
        part: Sequence[str] = codes[start : start + AT_ONCE]
        found = await standing(database, part)
        for code in part:
            if (there := found.get(code)) is None or there.label != "Area":
                one = awaited[code]
                message = f"The area {quoted(code)}, which it lies in, is neither in the list nor in the graph."
                advice = "Correct the code, or import the levels above first."
                problems.report("UNKNOWN_REFERENCE", one.table, one.row, one.column, one.value, message, advice)


async def has_source(database: Database, citing: Citing) -> bool:
    """Whether the graph has the source that is to be cited."""
    there = (await standing(database, [citing.id])).get(citing.id)
    return there is not None and there.label == "Source"


def _in_the_way(one: Division, there: Standing, problems: Problems) -> None:
    code = "ID_OF_ANOTHER_TABLE" if there.label in TABLE_OF_LABEL else "RESERVED_ID"
    message = f"The identifier {quoted(one.code)} belongs to a record of {_table(there)} in the graph."
    problems.report(code, one.table, one.row, "code", one.code, message)


def _table(there: Standing) -> str:
    return TABLE_OF_LABEL[there.label].name if there.label in TABLE_OF_LABEL else "the policies"
