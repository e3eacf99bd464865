"""The hub and an independent oracle answer alike: the demonstration and generated worlds."""

from collections.abc import Awaitable, Callable, Sequence
from random import Random

import pytest

from graph.database import Database
from seeds.demo.replay import adopt_with_copies
from seeds.prepare import prepare
from tests.agreement import compare, compare_chains, compare_cross, compare_network
from tests.agreement.hub import Hub, Loads, Patient, replay
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle.bundles import seeded_loads
from tests.oracle.metric_table import METRICS, SIX
from tests.oracle.questions import question, wide_question
from tests.oracle.world import World

Tally = dict[tuple[str, str], int]
Comparison = Callable[[compare.Asked], Awaitable[list[object]]]
LISTS: Sequence[Comparison] = (
    compare.compound_differs,
    compare.body_differs,
    compare.person_differs,
    compare_network.network_differs,
    compare_network.bridges_differ,
    compare_chains.paths_differ,
    compare.listings_differ,
    compare_cross.rows_differ,
    compare_cross.matrix_differs,
)


async def _differences(hub: Hub, world: World, random: Random, rounds: int, tally: Tally, dated: int = 3) -> list[object]:
    found: list[object] = []
    for _ in range(rounds):
        asked = compare.asked(hub, random, world, question(random, world))
        found += await compare.coverage_differs(asked, tally)
        found += await compare.gaps_differ(asked, dated)
        for comparison in LISTS:
            found += await comparison(asked)
    return found


async def _generated(database: Database, seed: int) -> tuple[Hub, World]:
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    await adopt_with_copies(database)
    loads = seeded_loads(seed)
    await replay(database, loads)
    return Hub(Patient(database)), World(loads)


async def test_the_demo_is_answered_as_the_oracle_answers_it(demo: Hub, demo_loads_as_rows: Loads) -> None:
    world, random = World(demo_loads_as_rows), Random(20241107)
    assert await _differences(demo, world, random, 1, {}, dated=2) == []
    asked = compare.asked(Hub(Patient(demo.database)), random, world, wide_question(random, world))
    assert await compare.coverage_differs(asked, {}, tuple(METRICS)) == []


async def test_a_generated_world_is_answered_as_the_oracle_answers_it(database: Database) -> None:
    hub, world = await _generated(database, 3)
    assert await _differences(hub, world, Random(3), 1, {}) == []


@pytest.mark.long
async def test_every_metric_gives_every_verdict_often_and_always_the_oracles(
    database: Database, demo_loads_as_rows: Loads, demo: Hub
) -> None:
    tally: Tally = {}
    world, random = World(demo_loads_as_rows), Random(7)
    found: list[object] = []
    for _ in range(40):
        asked = compare.asked(demo, random, world, question(random, world))
        found += await compare.coverage_differs(asked, tally)
    found += await _differences(demo, world, random, 8, tally)
    for seed in range(100, 130):
        hub, small = await _generated(database, seed)
        found += await _differences(hub, small, Random(seed), 3, tally)
    assert found == []
    assert {(metric, verdict): tally.get((metric, verdict), 0) for metric in SIX for verdict in VERDICTS} == {
        key: count for key, count in tally.items() if count >= 10
    }


VERDICTS = ("MET", "NOT_MET", "UNKNOWN", "EXEMPT")
