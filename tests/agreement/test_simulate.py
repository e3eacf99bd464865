"""A simulation tells what really loading the same rows would do, and leaves the graph as it was."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

import pytest

from graph.database import Database
from seeds.demo.replay import adopt_with_copies
from seeds.prepare import prepare
from tests.agreement.hub import Data, Hub, Patient, replay
from tests.agreement.moments import GAPS, SIMULATE, Side, bare, checksum, compared, state_on
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle import coverage as oracle
from tests.oracle.bundles import ALL_ASPECTS, STREET, seeded_loads
from tests.oracle.metric_table import SIX
from tests.oracle.questions import question_day
from tests.oracle.world import World

ASKED_EACH = 3
"""Questions asked of each load before it is made."""
MOST = 50
FEW = ("party-organisation", "served", "grid-worker")
"""Metrics of two families of measures: two statements judge them."""


def changes_of(load: Mapping[str, Sequence[Mapping[str, str]]]) -> list[Data]:
    return [{"table": table, "row": dict(row)} for table, rows in load.items() for row in rows]


async def _scenarios(
    database: Database, seed: int, told: dict[str, int], metrics: Sequence[str], aspects: Sequence[str] = SIX
) -> list[object]:
    """What differs in one generated world; `told` counts scenarios and what they change."""
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    await adopt_with_copies(database)
    hub, random, found = Hub(Patient(database)), Random(seed), []
    simulate, gaps = (bare(SIMULATE), bare(GAPS)) if metrics is ALL_ASPECTS else (SIMULATE, GAPS)
    loads = seeded_loads(seed, aspects, changes=20)
    await replay(database, loads[:1])
    for number in range(1, len(loads)):
        load = loads[number]
        with_it = World(loads[: number + 1]).at(None)
        changes = changes_of(load[1])
        random.shuffle(changes)
        if not 0 < len(changes) <= MOST:
            await replay(database, [load])
            continue
        areas = sorted({area.id for area in with_it.table("areas")} & {row["code"] for row in loads[0][1]["areas"]})
        asked = [
            {
                "within": random.choice([STREET, random.choice(areas)]),
                "metrics": list(metrics),
                "asOf": question_day(random, with_it).isoformat(),
            }
            for _ in range(ASKED_EACH)
        ]
        before: list[Side] = [await state_on(hub, gaps, **one) for one in asked]
        sum_ = await checksum(database)
        simulated = [(await hub.ask(simulate, changes=changes, **one))["simulate"] for one in asked]
        if await checksum(database) != sum_:
            found.append((seed, number, "the graph is not as it was"))
        await replay(database, [load])
        for one, side, simulation in zip(asked, before, simulated, strict=True):
            found += [(seed, number, one, what) for what in compared(simulation, side, await state_on(hub, gaps, **one))]
            found += [(seed, number, one, what) for what in _oracle_differs(simulation, with_it, one)]
            told["scenarios"] += 1
            told["closed"] += len(simulation["closed"])
            told["opened"] += len(simulation["opened"])
    return found


def _oracle_differs(simulation: Data, state: Any, asked: Mapping[str, Any]) -> list[object]:
    """What stands after the changes otherwise than in the world to which they were added."""
    found: list[object] = []
    for row in simulation["after"]:
        metric = row["metric"]["id"]
        want = oracle.coverage(state, metric, asked["within"], None, asked["asOf"])[asked["within"]]
        got = (row["population"], row["met"], row["notMet"], row["unknown"], row["exempt"])
        if got != tuple(want):
            found.append(("oracle", metric, got, tuple(want)))
        gaps = {f"gap:{metric}:{subject}" for subject, _ in oracle.gaps(state, metric, asked["within"], asked["asOf"])}
        if not {gap["id"] for gap in simulation["opened"] if gap["metric"]["id"] == metric} <= gaps:
            found.append(("oracle", metric, "opened"))
        if {gap["id"] for gap in simulation["closed"]} & gaps:
            found.append(("oracle", metric, "closed"))
    return found


async def test_a_simulation_equals_really_loading_the_changes(database: Database) -> None:
    told = dict.fromkeys(("scenarios", "closed", "opened"), 0)
    assert await _scenarios(database, 17, told, FEW) == []
    assert min(told.values()) > 0, told


@pytest.mark.long
async def test_two_hundred_simulations_equal_really_loading_the_changes(database: Database) -> None:
    told = dict.fromkeys(("scenarios", "closed", "opened"), 0)
    found: list[object] = []
    seed = 500
    while told["scenarios"] < 200:
        metrics = SIX if seed % 4 else ALL_ASPECTS  # every new graph has the database plan each text anew
        found += await _scenarios(database, seed, told, metrics, metrics)
        seed += 1
    assert found == []
    assert min(told.values()) >= 50, told
