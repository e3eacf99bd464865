"""The whole demonstration into an empty graph: policies, the real plan of Qingyang, the invented city, at fixed instants."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from graph.database import Database
from graph.errors import GraphNotEmpty
from graph.statements import statement
from graph.store.policies import adopt_policies
from seeds.bundle import Bundle, BundleRow
from seeds.demo.series import DemoLoad, demo_loads
from seeds.load import load_bundle
from seeds.policy import demo_copy, read_policies
from seeds.read import read_bundle

QINGYANG = Path(__file__).parents[1] / "qingyang"
QINGYANG_AT = int(datetime(2024, 11, 8, tzinfo=UTC).timestamp() * 1_000_000)
"""The plan enters the graph the day after it was issued."""
DEMO_AREAS = {"province": "99", "city": "9901", "county": "990101", "street": "990101001"}
"""Where the copies of the real policies apply, by the level of the office that issued each."""
MARK = "demonstration: "
"""How the names of the demonstration's loads begin."""


def _bundle(load: DemoLoad) -> Bundle:
    rows = {
        table: [BundleRow(table, number, dict(cells)) for number, cells in enumerate(records, start=2)]
        for table, records in load.rows.items()
    }
    return Bundle(rows)


def demonstration() -> list[tuple[int, str, Bundle]]:
    """Every load with its instant (µs since the epoch) and name, in the order of the instants."""
    plan, findings = read_bundle(QINGYANG)
    assert not findings, findings
    loads = [(load.instant_us, MARK + load.name, _bundle(load)) for load in demo_loads()]
    return sorted([*loads, (QINGYANG_AT, MARK + "qingyang", plan)], key=lambda one: one[0])


async def adopt_with_copies(database: Database) -> None:
    """Adopt the shipped policies and their copies for the invented city."""
    files, findings = read_policies()
    assert not findings, findings
    copies = [demo_copy(file, DEMO_AREAS) for file in files if file.policy is not None]
    await adopt_policies(database, [*files, *copies])


async def load_demo(database: Database, progress: Callable[[str], None]) -> None:
    """Replay the demonstration into an empty graph, or go on with one that was cut short.

    Raises GraphNotEmpty for a graph that holds anything else: its instants would not be in order.
    """
    row = (await database.read(statement("read_loads").text))[0]
    done = set(row["names"])
    if any(not name.startswith(MARK) for name in done):
        raise GraphNotEmpty("--demo needs an empty graph, and this one holds other data; set GOVHUB_HOME to another folder.")
    await adopt_with_copies(database)
    loads = [one for one in demonstration() if one[1] not in done]
    for number, (instant, name, bundle) in enumerate(loads, start=1):
        result = await load_bundle(database, bundle, name=name, instant=instant)
        if not result.accepted:
            raise AssertionError("\n".join(result.lines()))
        progress(f"{name}: {number} of {len(loads)} loads, {sum(map(len, bundle.rows.values()))} rows")
