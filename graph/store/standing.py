"""What the graph has under given identifiers, outside any load: for telling beforehand what a load would change."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.database import Database
from graph.statements import statement

AreaTold = tuple[str, str, str, str]
"""Code, name, level and stated parent of an area; an empty parent is left to the code."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Places in what was asked about (比对结果): areas that are there just so, areas that differ, and what is no area."""

    same: Sequence[int]
    others: Sequence[int]
    in_the_way: Sequence[tuple[int, str]]


async def standing(database: Database, ids: Sequence[str]) -> dict[str, str]:
    """The labels of what has these identifiers now; voided records are not there."""
    rows = await database.read(statement("read_standing").text, {"ids": list(ids)})
    return {row["id"]: row["label"] for row in rows}


async def compared_areas(database: Database, areas: Sequence[AreaTold]) -> Compared:
    """How the graph's areas compare with those told; what they cite is not looked at.

    A parent that only one side states is no difference: it would be found by the code.
    """
    row = (await database.read(statement("read_areas_compared").text, {"areas": [list(area) for area in areas]}))[0]
    return Compared(row["same"], row["others"], [(place, label) for place, label in row["inTheWay"]])
