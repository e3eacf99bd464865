"""The demonstration, for the tests that only read it."""

import pytest

from graph.database import Database
from graph.statements import statement
from seeds.demo import load_demo
from seeds.demo.replay import demonstration
from seeds.prepare import prepare
from tests.agreement.hub import Hub, Loads, Patient
from tests.conftest import EVERYTHING_BUT_MIGRATIONS


@pytest.fixture(scope="session")
def demo_loads_as_rows() -> Loads:
    """What the oracle is told: the demonstration's rows and instants."""
    return [
        (instant, {table: [dict(row.cells) for row in rows] for table, rows in bundle.rows.items()})
        for instant, _, bundle in demonstration()
    ]


@pytest.fixture(scope="module")
async def demo(database: Database) -> Hub:
    """The hub over the demonstration; nothing may be written to it, so that the next module finds it whole."""
    loaded = (await database.read(statement("read_loads").text))[0]["names"]
    if sorted(loaded) != sorted(name for _, name, _ in demonstration()):
        await database.execute(EVERYTHING_BUT_MIGRATIONS)
        await prepare(database)
        await load_demo(database, lambda sentence: None)
    return Hub(Patient(database))
