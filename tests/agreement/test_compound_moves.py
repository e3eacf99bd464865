"""Which cross appointments rules require, recommend or allow for a compound, and which exist."""

from collections import Counter
from random import Random

import pytest

from tests.agreement.compare_moves import QUERY, moves_differ
from tests.agreement.hub import Hub, Loads, instant_text
from tests.oracle.days import civil_day
from tests.oracle.moves import moving_rules
from tests.oracle.world import World


async def differences(hub: Hub, loads: Loads, rounds: int) -> tuple[list[object], Counter[str]]:
    """Of so many questions about random compounds, days and instants of the demonstration."""
    random, world, told = Random(rounds), World(loads), Counter[str]()
    instants = [instant for instant, _ in loads]
    rules, found = moving_rules(), []
    for _ in range(rounds):
        known = random.choice([None, None, *instants[4:]])
        day = f"{random.randint(2023, 2025)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
        state = world.at(known)
        if not state.table("compounds"):
            continue
        when = {"asOf": day, "knownAt": None if known is None else instant_text(known)}
        found += await moves_differ(hub, state, random, civil_day(day), when, rules, told)
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
