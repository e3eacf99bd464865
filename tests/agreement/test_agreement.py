"""The hub and an independent oracle answer alike: the demonstration, generated worlds, and planted faults."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from random import Random

import pytest

from graph.database import Database, Row
from seeds.demo.replay import adopt_with_copies
from seeds.prepare import prepare
from tests.agreement import compare, compare_cross
from tests.agreement.hub import Hub, Loads, replay
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle.bundles import seeded_loads
from tests.oracle.metric_table import SIX
from tests.oracle.questions import Question, question
from tests.oracle.world import World

Tally = dict[tuple[str, str], int]
Comparison = Callable[[compare.Asked], Awaitable[list[object]]]
LISTS: Sequence[Comparison] = (
    compare.compound_differs,
    compare.body_differs,
    compare.person_differs,
    compare.network_differs,
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
    return Hub(database), World(loads)


async def test_the_demo_is_answered_as_the_oracle_answers_it(demo: Hub, demo_loads_as_rows: Loads) -> None:
    assert await _differences(demo, World(demo_loads_as_rows), Random(20241107), 3, {}, dated=2) == []


@pytest.mark.parametrize("seed", [3, 11])
async def test_a_generated_world_is_answered_as_the_oracle_answers_it(database: Database, seed: int) -> None:
    hub, world = await _generated(database, seed)
    assert await _differences(hub, world, Random(seed), 3, {}) == []


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


class Faulty(Database):
    """The real database, asked with one fault planted in the text of its questions."""

    def __init__(self, sound: Database, old: str, new: str) -> None:
        super().__init__(sound._driver, sound._database)
        self._old, self._new = old, new
        self.planted = 0

    async def read(self, text: str, parameters: Mapping[str, object] | None = None, *, timeout: float | None = None) -> list[Row]:
        """The answer to the faulty question."""
        self.planted += text.count(self._old)
        return await super().read(text.replace(self._old, self._new), parameters, timeout=timeout)


FAULTS = {
    "a body that has ended may still be there": (
        "AND body.sinceFirst <= day < body.untilLast",
        "AND body.sinceFirst <= day",
    ),
    "a reduced start counts from its first day": (
        "body.sinceLast <= day < body.untilFirst THEN 2 ELSE 1",
        "body.sinceFirst <= day < body.untilFirst THEN 2 ELSE 1",
    ),
    "a service counts before its start": ("service.sinceLast <= day < service.untilFirst", "day < service.untilFirst"),
    "an exempt survey is overlooked": ("WHEN surveyed = 'exempt' THEN 'EXEMPT'", ""),
    "a withdrawn area survey still counts": ("latest = 'complete' THEN 1", "latest <> '' THEN 1"),
    "any post in the firm will do": ("WHERE post.kind IN metric.homePosts", "WHERE true"),
    "any director fits any secretary": ("other.held = 2 AND other.person = one.person", "other.held = 2"),
    "a suspended holder still holds": ("2 - suspended] AS truths", "2] AS truths"),
}


def _pointed(random: Random, world: World) -> Question:
    """A random question; every other one on the first day of a suspension, where there is one."""
    found = question(random, world)
    days = [record["since"] for record in world.at(found.known_at).table("suspensions") if len(record["since"]) == 10]
    if not days or random.random() < 0.5:
        return found
    return Question(found.within, date.fromisoformat(random.choice(days)), found.known_at)


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS, ids=lambda name: name.replace(" ", "-"))
async def test_a_planted_fault_is_found(database: Database, fault: str) -> None:
    old, new = FAULTS[fault]
    for seed in range(200, 230):
        sound, world = await _generated(database, seed)
        faulty = Faulty(sound.database, old, new)
        random = Random(seed)
        for _ in range(6):
            asked = compare.asked(Hub(faulty), random, world, _pointed(random, world))
            found = await compare.coverage_differs(asked, {})
            found += [*await compare.body_differs(asked), *await compare.network_differs(asked)]
            if found:
                assert faulty.planted
                return
    pytest.fail(f"{fault}: planted {faulty.planted} times and never found")
