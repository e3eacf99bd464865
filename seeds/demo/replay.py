"""The whole demonstration into an empty graph: policies, what the real documents name, the invented city, at fixed instants."""

from collections.abc import Callable
from datetime import UTC, datetime

from graph.audit import Author
from graph.database import Database
from graph.errors import GraphNotEmpty
from graph.statements import statement
from graph.store.policies import adopt_policies
from seeds.bundle import Bundle, BundleRow
from seeds.demo.series import DemoLoad, demo_loads
from seeds.facts import fact_bundles
from seeds.load import load_bundle
from seeds.policy import demo_copy, shipped_policies

DOCUMENTS_AT: dict[str, int] = {
    name: int(datetime(2024, 11, day, tzinfo=UTC).timestamp() * 1_000_000) for name, day in (("qingyang", 8), ("documents", 9))
}
"""When each bundle of named facts enters the graph: the plan of Qingyang the day after it was issued, the others the next."""
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
    invented = [(load.instant_us, MARK + load.name, _bundle(load)) for load in demo_loads()]
    real = [(DOCUMENTS_AT[name], MARK + name, bundle) for name, bundle in fact_bundles().items()]
    return sorted([*invented, *real], key=lambda one: one[0])


async def adopt_with_copies(database: Database, author: Author | None = None) -> None:
    """Adopt the shipped policies and their copies for the invented city."""
    files = shipped_policies()
    copies = [demo_copy(file, DEMO_AREAS) for file in files if file.policy is not None]
    await adopt_policies(database, [*files, *copies], author)


async def load_demo(database: Database, progress: Callable[[str], None], author: Author | None = None) -> None:
    """Replay the demonstration into an empty graph, or go on with one that was cut short.

    One that is whole may have been changed since. Raises GraphNotEmpty for a graph that holds anything else: the
    instants would not be in order.
    """
    row = (await database.read(statement("read_loads").text))[0]
    done = set(row["names"])
    missing = [one for one in demonstration() if one[1] not in done]
    if missing and any(not name.startswith(MARK) for name in done):
        raise GraphNotEmpty("--demo needs an empty graph, and this one holds other data; set GOVHUB_HOME to another folder.")
    await adopt_with_copies(database, author)
    for number, (instant, name, bundle) in enumerate(missing, start=1):
        result = await load_bundle(database, bundle, name=name, instant=instant, author=author)
        if not result.accepted:
            raise AssertionError("\n".join(result.lines()))
        progress(f"{name}: {number} of {len(missing)} loads, {sum(map(len, bundle.rows.values()))} rows")
