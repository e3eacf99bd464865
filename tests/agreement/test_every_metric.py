"""The hub and the oracle agree on every metric of the contract, and what the hub counts adds up."""

from random import Random

import pytest

from graph.database import Database
from tests.agreement import compare
from tests.agreement.hub import Hub, Loads, Patient, instant_text
from tests.agreement.many_worlds import load_together
from tests.agreement.questions import COUNTS, GAPS_COUNTED
from tests.oracle.metric_table import METRICS
from tests.oracle.questions import wide_question
from tests.oracle.world import World

Tally = dict[tuple[str, str], int]
EVERY = tuple(METRICS)
VERDICTS = ("MET", "NOT_MET", "UNKNOWN", "EXEMPT")
CANNOT_OCCUR: dict[tuple[str, str], str] = {}
"""Metric and verdict that no record can bring about, and why: there is none. A survey makes an existence metric NOT_MET or EXEMPT
and a judged one EXEMPT; each population has an uncertain place, and of what nobody surveyed there is no answer."""


async def _differences(hub: Hub, world: World, random: Random, counted: int, listed: int, tally: Tally) -> list[object]:
    """So many reports of every metric compared, and so many lists of gaps with the day on which some of them began."""
    found: list[object] = []
    for _ in range(counted):
        found += await compare.coverage_differs(compare.asked(hub, random, world, wide_question(random, world)), tally, EVERY)
    for _ in range(listed):
        found += await compare.gaps_differ(compare.asked(hub, random, world, wide_question(random, world)), 8, EVERY)
    return found


async def test_every_metric_of_a_generated_world_is_answered_as_the_oracle_answers_it(database: Database) -> None:
    hub = Hub(Patient(database))
    for world in await load_together(database, (301, 302)):
        assert await _differences(hub, world, Random(len(world.versions)), 1, 1, {}) == []


@pytest.mark.long
async def test_every_metric_gives_every_verdict_often_and_always_the_oracles(
    database: Database, demo_loads_as_rows: Loads, demo: Hub
) -> None:
    tally: Tally = {}
    hub, random = Hub(Patient(demo.database)), Random(28)
    found = await _differences(hub, World(demo_loads_as_rows), random, 20, 2, tally)
    asked = 20
    for seeds in (range(400, 410), range(410, 420), range(420, 430)):
        for world in await load_together(database, seeds):
            found += await _differences(Hub(hub.database), world, random, 10, 1, tally)
            asked += 10
    assert found == []
    assert asked * len(EVERY) >= 1000
    wanted = {(metric, verdict) for metric in EVERY for verdict in VERDICTS} - set(CANNOT_OCCUR)
    assert {key: tally.get(key, 0) for key in wanted if tally.get(key, 0) < 20} == {}
    assert not [key for key in CANNOT_OCCUR if tally.get(key)]


@pytest.mark.long
@pytest.mark.parametrize("batch", range(10))
async def test_what_is_counted_of_every_metric_adds_up_at_every_level(database: Database, batch: int) -> None:
    for world in await load_together(database, range(1000 + batch * 10, 1010 + batch * 10)):
        random = Random(batch)
        question = wide_question(random, world)
        top = min(row["code"] for row in world.loads[0][1]["areas"])
        when = {
            "within": top,
            "metrics": list(EVERY),
            "asOf": question.day.isoformat(),
            "knownAt": instant_text(question.known_at),
        }
        hub = Hub(Patient(database))
        whole = {row["metric"]["id"]: _counts(row) for row in (await hub.ask(COUNTS, by=None, **when))["coverage"]}
        for level in compare.LEVELS:
            rows = (await hub.ask(COUNTS, by=level, **when))["coverage"]
            for metric, counts in whole.items():
                split = [_counts(row) for row in rows if row["metric"]["id"] == metric]
                assert tuple(sum(row[place] for row in split) for place in range(5)) == counts, (metric, level, question)
                assert all(row[0] == sum(row[1:]) for row in split)
        gaps = await hub.every(GAPS_COUNTED, "coverageGaps", first=200, **when)
        for metric, (population, met, not_met, unknown, exempt) in whole.items():
            listed = [gap["verdict"] for gap in gaps if gap["id"].startswith(f"gap:{metric}:")]
            assert (listed.count("NOT_MET"), listed.count("UNKNOWN")) == (not_met, unknown), (metric, question)
            assert population == len(listed) + met + exempt


def _counts(row: dict[str, int]) -> tuple[int, ...]:
    return tuple(row[name] for name in ("population", "met", "notMet", "unknown", "exempt"))
