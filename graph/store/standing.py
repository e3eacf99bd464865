"""What the graph has under given identifiers, outside any load: for telling beforehand what a load would change."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.database import Database
from graph.statements import statement


@dataclass(frozen=True, slots=True)
class Standing:
    """A node of the present (现有节点): its label, and its cells as stated; none for what a policy says."""

    label: str
    cells: Mapping[str, str]


async def standing(database: Database, ids: Sequence[str]) -> dict[str, Standing]:
    """What has these identifiers now; voided records are not there."""
    rows = await database.read(statement("read_standing").text, {"ids": list(ids)})
    return {row["id"]: Standing(row["label"], _cells(row["stated"])) for row in rows}


def _cells(stated: str | None) -> Mapping[str, str]:
    found = json.loads(stated) if stated else {}
    return found if isinstance(found, dict) else {}
