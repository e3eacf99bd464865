"""Generated worlds side by side in one graph: each in a province of its own, so that a statement is planned once for all."""

import re

from tests.agreement.hub import Loads
from tests.oracle.bundles import START, seeded_loads
from tests.oracle.metric_table import METRICS

FIRST_PROVINCE = 10
_IDS = frozenset(
    {
        "id", "code", "parent", "area", "compound", "body", "firm", "person", "post", "provider", "subject", "participants",
        "appointment", "by", "on_behalf_of", "nominated_by", "approved_by", "filed_with", "source",
    }
)  # fmt: skip
_CODE = re.compile(r"99(\d*(?:-\w+)?)\Z")


def province(number: int) -> str:
    """The code of the province of a world, the 1st to the 80th."""
    return str(FIRST_PROVINCE + number)


def worlds(seeds: range) -> list[Loads]:
    """A world for each seed, its loads after those of the world before."""
    found: list[Loads] = []
    instant = START
    for number, seed in enumerate(seeds):
        loads = []
        for _, tables in seeded_loads(seed, tuple(METRICS)):
            instant += 1
            rows = {table: [_moved(row, number) for row in some] for table, some in tables.items()}
            loads.append((instant, rows))
        found.append(loads)
    return found


def _moved(row: dict[str, str], number: int) -> dict[str, str]:
    return {
        column: ";".join(_id(part, number) for part in cell.split(";")) if column in _IDS and cell else cell
        for column, cell in row.items()
    }


def _id(text: str, number: int) -> str:
    code = _CODE.match(text)
    return province(number) + code[1] if code else f"w{number}-{text}"
