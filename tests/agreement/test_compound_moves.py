"""Which cross appointments rules require, recommend or allow for a compound, and which exist."""

from collections import Counter
from random import Random

import pytest

from graph.database import Database
from seeds.demo.replay import adopt_with_copies
from tests.agreement.compare_moves import QUERY, moves_differ
from tests.agreement.hub import Hub, Loads, Patient, instant_text, replay
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle.bundles import ALL_ASPECTS, seeded_loads
from tests.oracle.moves import moving_rules
from tests.oracle.questions import question_day
from tests.oracle.world import World


async def differences(hub: Hub, loads: Loads, rounds: int, seed: int = 0) -> tuple[list[object], Counter[str]]:
    """Of so many questions about random compounds, days and instants; the days mostly such on which an answer may change."""
    random, world, told = Random(seed or rounds), World(loads), Counter[str]()
    instants = [instant for instant, _ in loads]
    rules, found = moving_rules(), []
    for _ in range(rounds):
        known = random.choice([None, None, *instants[len(instants) // 3 :]])
        state = world.at(known)
        if not state.table("compounds"):
            continue
        day = question_day(random, state)
        when = {"asOf": day.isoformat(), "knownAt": None if known is None else instant_text(known)}
        compound = random.choice([one.id for one in state.table("compounds")])
        found += await moves_differ(hub, state, compound, day, when, rules, told)
    return found, told


async def test_the_moves_of_a_compound_are_those_of_the_oracle(demo: Hub, demo_loads_as_rows: Loads) -> None:
    found, told = await differences(demo, demo_loads_as_rows, 6)
    assert found == []
    assert told["moves"]


@pytest.mark.long
async def test_many_moves_of_compounds_are_those_of_the_oracle(demo: Hub, demo_loads_as_rows: Loads) -> None:
    found, told = await differences(demo, demo_loads_as_rows, 200)
    assert found == []
    assert min(told[name] for name in ("moves", "filled", "both ends")) >= 20, told


@pytest.mark.parametrize(("id_", "code"), [("nowhere", "NOT_FOUND"), ("99-fm-0001", "BAD_USER_INPUT")])
async def test_what_is_no_compound_is_refused(demo: Hub, id_: str, code: str) -> None:
    _, errors = await demo.answer(QUERY, id=id_)
    assert errors[0]["extensions"] == {"code": code, "argument": "compound"}


@pytest.mark.long
async def test_the_moves_of_compounds_of_generated_worlds_are_those_of_the_oracle(database: Database) -> None:
    """With doubtful dates, and compounds that are gone; last in its file, for the demonstration is taken away for it."""
    found: list[object] = []
    told = Counter[str]()
    for seed in (29, 411, 412, 413):
        loads = seeded_loads(seed, ALL_ASPECTS)
        await database.execute(EVERYTHING_BUT_MIGRATIONS)
        await adopt_with_copies(database)
        await replay(database, loads)
        differ, tally = await differences(Hub(Patient(database)), loads, 60, seed)
        found, told = found + differ, told + tally
    assert found == []
    assert min(told[name] for name in ("moves", "filled", "both ends")) >= 50, told
    assert told["not there"]
