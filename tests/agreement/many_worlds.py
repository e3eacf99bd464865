"""Many generated worlds in one graph, each in a province of its own: loading them together takes a fraction of the time."""

from collections.abc import Sequence

from graph.database import Database
from seeds.demo.replay import adopt_with_copies
from seeds.prepare import prepare
from tests.agreement.hub import Loads, replay
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle.bundles import ALL_ASPECTS, START, seeded_loads
from tests.oracle.world import IDENTIFIER, World

INSTANTS = (START, START + 1, START + 1_000_001, START + 86_401_000_001)
"""When the first, second, third and fourth load of every world is told."""


async def load_together(database: Database, seeds: Sequence[int]) -> list[World]:
    """The worlds of these seeds over every metric, in a graph that holds nothing else but policies."""
    worlds = [_moved(seeded_loads(seed, ALL_ASPECTS), number) for number, seed in enumerate(seeds)]
    told: dict[int, dict[str, list[dict[str, str]]]] = {}
    for loads in worlds:
        for instant, rows in loads:
            for table, records in rows.items():
                told.setdefault(instant, {}).setdefault(table, []).extend(dict(record) for record in records)
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    await adopt_with_copies(database)
    await replay(database, sorted(told.items()))
    return [World(loads) for loads in worlds]


def _moved(loads: Loads, number: int) -> Loads:
    """The same world under other identifiers: province 10 and up in the place of 99, and the number before every other one."""
    new: dict[str, str] = {}
    for _, rows in loads:
        for table, records in rows.items():
            for record in records:
                old = record[IDENTIFIER.get(table, "id")]
                new[old] = f"{number + 10}{old[2:]}" if table == "areas" else f"w{number}-{old}"

    def cell(value: str) -> str:
        return ";".join(new.get(part, part) for part in value.split(";"))

    return [
        (
            instant,
            {
                table: [{column: cell(value) for column, value in one.items()} for one in records]
                for table, records in rows.items()
            },
        )
        for instant, (_, rows) in zip(INSTANTS, loads, strict=False)
    ]
