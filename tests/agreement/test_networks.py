"""Role holders as the oracle has them: networks, chains, who ties bodies together, vacancies, cross appointments, exits."""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from random import Random

import pytest

from graph.database import Database
from tests.agreement import compare, compare_chains, compare_cross, compare_exits, compare_network
from tests.agreement.compare import Asked
from tests.agreement.hub import Hub, Loads, Patient
from tests.agreement.many_worlds import load_together
from tests.oracle.world import World

Comparison = Callable[[Asked], Awaitable[list[object]]]
EVERY: Sequence[Comparison] = (
    compare_network.network_differs,
    compare_network.bridges_differ,
    compare_chains.paths_differ,
    compare.body_differs,
    compare_cross.rows_differ,
)
QUESTIONS = 500
"""Dates, instants and starts that each comparison is made for."""


def _asked(hub: Hub, random: Random, world: World, told: Counter[str]) -> Asked:
    """A random question, mostly as known late: of a world hardly told of, most answers are empty."""
    found = compare_cross.widened(random, world)
    if random.random() < 0.6:
        found = replace(found, known_at=world.loads[-1][0])
    return Asked(hub, random, world.at(found.known_at), found, told)


async def test_role_holders_of_the_demo_are_as_the_oracle_has_them(demo: Hub, demo_loads_as_rows: Loads) -> None:
    world, random, told = World(demo_loads_as_rows), Random(7), Counter[str]()
    hub, found = Hub(Patient(demo.database)), list[object]()
    for _ in range(10):
        asked = _asked(hub, random, world, told)
        for comparison in EVERY[:3]:
            found += await comparison(asked)
    person, day = compare_exits.exit_of(random, world.at(None))
    assert person is not None
    found += await compare_exits.simulation_differs(hub, person, world.at(None), day, "99", told)
    assert found == []
    assert min(told[name] for name in ("network", "bridges", "paths")) > 0, told


@pytest.mark.long
async def test_five_hundred_questions_about_generated_role_holders_are_answered_as_the_oracle_answers_them(
    database: Database,
) -> None:
    worlds, random, told = await load_together(database, range(900, 925)), Random(11), Counter[str]()
    hub, found = Hub(Patient(database)), list[object]()
    for number in range(QUESTIONS):
        asked = _asked(hub, random, worlds[number % len(worlds)], told)
        for comparison in (*EVERY, compare_exits.dependence_differs):
            found += await comparison(asked)
    assert found == []
    wanted = ("network", "network, cut", "bridges", "bridges, between", "paths", "paths, several", "vacancies", "cross")
    assert min(told[name] for name in wanted) >= QUESTIONS // 10, told
    assert told["dependence"] >= QUESTIONS // 5, told


@pytest.mark.long
async def test_fifty_exits_are_told_as_their_simulations_are(database: Database) -> None:
    worlds, random, told = await load_together(database, range(930, 950)), Random(13), Counter[str]()
    hub, found = Hub(Patient(database)), list[object]()
    for number in range(50):
        world = worlds[number % len(worlds)]
        state = world.at(None)
        person, day = compare_exits.exit_of(random, state)
        if person is not None:
            top = next(area.id for area in state.table("areas") if len(area.id) == 2)
            found += await compare_exits.simulation_differs(hub, person, state, day, top, told, whole=number % 5 == 0)
    assert found == []
    assert min(told["opened"], told["withdrawn"]) > 4, told
