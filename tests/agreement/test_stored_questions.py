"""The stored questions of docs/questions/: valid, within the limits, one round trip each, and answered as the oracle answers."""

import json
import re
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from graphql import parse, validate

from graph.database import Database
from graph.model.roles import Grant, Role
from resolvers.access import Identity
from seeds.demo.replay import adopt_with_copies
from tests.agreement.drawing import Drawn, NothingToAsk
from tests.agreement.hub import Hub, Loads, Patient, replay
from tests.agreement.stored_questions import FOLDER, OPERATIONS, QUESTIONS
from tests.agreement.stored_role_questions import ROLE_QUESTIONS, with_work_committee
from tests.agreement.test_client_operations import EXPORTED
from tests.agreement.test_own_metrics import with_activities
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle.bundles import ALL_ASPECTS, seeded_loads
from tests.oracle.world import World

FIRST_LINE = re.compile(r"# (Q-\d\d) (\S[^/]*\S) / (\S.*)\n")


@pytest.fixture(scope="module")
def world(demo_loads_as_rows: Loads) -> World:
    """What the oracle knows."""
    return World(demo_loads_as_rows)


def test_every_stored_question_is_asked_here() -> None:
    assert set(OPERATIONS) == set(QUESTIONS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_question_begins_with_its_number_and_one_sentence_in_two_languages(name: str) -> None:
    found = FIRST_LINE.match(OPERATIONS[name])
    assert found, name
    assert found[1].lower() == name


def index_line(name: str) -> str:
    """The line of the index for one stored question."""
    found = FIRST_LINE.match(OPERATIONS[name])
    assert found
    variables = ", ".join(f"`{one}`" for one in re.findall(r"\$(\w+): ", OPERATIONS[name]))
    return f"| [{found[1]}]({name}.graphql) | {found[2]} | {found[3]} | {variables} |"


def test_the_index_has_every_question_and_no_other() -> None:
    page = (FOLDER / "README.md").read_text("utf-8")
    assert re.findall(r"^\| \[Q-.*$", page, re.M) == [index_line(name) for name in OPERATIONS]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_valid_against_the_exported_schema(name: str) -> None:
    assert validate(EXPORTED, parse(OPERATIONS[name])) == []


CHEAP = ("q-12", "q-24", "q-26", "q-29", "q-33", "q-34", "q-45")
"""Of those about role holders the ones that Neo4j plans fastest: the others are asked in the long run alone."""
TWO_STEPS = ("q-08", "q-29", "q-44")
"""Moves, bridges and paths read who sits where, and then what is shown of those they find."""
Said = dict[str, bool]
"""By root field, whether any of its answers told of a record."""


async def _differences(
    demo: Hub, world: World, name: str, rounds: int, *, past: bool, seed: int = 2024, said: Said | None = None
) -> list[object]:
    """What is answered otherwise than by the oracle, or not in one round trip for each root field, two at most for TWO_STEPS."""
    await demo.ask("{ metrics { id } }")  # the metrics are read once for the process
    random = Random(f"{name} {seed}")
    found: list[object] = []
    for _ in range(rounds):
        drawn = Drawn(world, random, past)
        try:
            variables, expected = QUESTIONS[name](drawn)
        except NothingToAsk:  # a small world has no such record to ask about
            continue
        for root, value in expected.items() if said is not None else ():
            said[root] = said.get(root, False) or _tells(value)
        before = demo.database.round_trips
        answer = await demo.ask(OPERATIONS[name], **variables, **drawn.when)
        trips = demo.database.round_trips - before
        if _sorted(answer) != _sorted(expected) or trips not in (len(expected), len(expected) + (name in TWO_STEPS)):
            found.append((variables, drawn.when, answer, expected, trips))
    return found


def _tells(value: object) -> bool:
    """Whether a list is not empty: the edges of a page, or any below one record; a mere count tells."""
    if isinstance(value, dict):
        below = [one for one in value.values() if isinstance(one, dict | list)]
        return _tells(value["edges"]) if "edges" in value else not below or any(map(_tells, below))
    return bool(value)


def _sorted(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer with its rows of coverage, whose order is free, in one order."""
    rows = answer.get("coverage")
    return answer if rows is None else {**answer, "coverage": sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))}


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in ROLE_QUESTIONS or name in CHEAP])
async def test_a_question_is_answered_as_the_oracle_answers_it_in_one_round_trip(demo: Hub, world: World, name: str) -> None:
    assert await _differences(demo, world, name, 3, past=False) == []


@pytest.mark.long
@pytest.mark.parametrize("name", QUESTIONS)
async def test_a_question_is_answered_so_as_known_at_earlier_instants_too(demo: Hub, world: World, name: str) -> None:
    said: Said = {}
    assert await _differences(demo, world, name, 8 if name in ROLE_QUESTIONS else 30, past=True, said=said) == []
    assert name not in ROLE_QUESTIONS or all(said.values()), said


REFUSED = re.compile(r"^((?:Q-\d\d(?:, | and )?)+) rest on membership", re.M)


@pytest.mark.long
async def test_the_index_names_the_questions_that_rest_on_membership(demo: Hub, world: World) -> None:
    """A front end, which reads names and no membership, is refused exactly those.

    It stands above the worlds that take the demonstration's place in the database.
    """
    hub = Hub(demo.database, identity=Identity("front end", (Grant(Role.FRONTEND),)))
    refused = set()
    for name in OPERATIONS:
        drawn = Drawn(world, Random(name), past=False)
        variables, _ = QUESTIONS[name](drawn)
        _, errors = await hub.answer(OPERATIONS[name], **variables, **drawn.when)
        if errors:
            assert {error["extensions"]["code"] for error in errors} <= {"PERSONAL", "FORBIDDEN"}
            refused.add(name)
    named = REFUSED.search((FOLDER / "README.md").read_text("utf-8"))
    assert named
    given = {"q-58"}  # it is told its metrics, and one of those it is told here is personal
    assert {found.lower() for found in re.findall(r"Q-\d\d", named[1])} | given == refused


HARD = ("q-04", "q-05", "q-13", "q-14", "q-15", "q-50", "q-51")
"""Those with fields of their own, asked of worlds with every kind of doubtful date and unknown fact too."""
COUNTED = ("q-02", "q-11", "q-47", "q-48", "q-49", "q-58", "q-69", "q-70")
"""Those put together from fields that other tests compare: asked of such worlds in the long run only."""


async def _generated_differences(database: Database, seed: int, rounds: int, names: Sequence[str] = HARD) -> list[object]:
    loads = with_activities(seeded_loads(seed), Random(seed))
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await adopt_with_copies(database)
    await replay(database, loads)
    hub, world = Hub(Patient(database)), World(loads)
    found: list[object] = []
    for name in names:
        found += await _differences(hub, world, name, rounds, past=True, seed=seed)
    return found


@pytest.mark.long
async def test_a_generated_world_is_answered_so_too(database: Database) -> None:
    assert await _generated_differences(database, 29, 1) == []  # a world in which each question finds something to tell


@pytest.mark.long
async def test_many_generated_worlds_are_answered_so_too(database: Database) -> None:
    for seed in range(400, 415):
        assert await _generated_differences(database, seed, 5, HARD + COUNTED) == []


@pytest.mark.long
async def test_generated_worlds_tell_of_role_holders_too(database: Database) -> None:
    said: dict[str, Said] = {name: {} for name in ROLE_QUESTIONS}
    for seed in (29, 411, 412):
        loads = with_activities(with_work_committee(seeded_loads(seed, ALL_ASPECTS)), Random(seed))
        await database.execute(EVERYTHING_BUT_MIGRATIONS)
        await adopt_with_copies(database)
        await replay(database, loads)
        hub, world = Hub(Patient(database)), World(loads)
        for name in ROLE_QUESTIONS:
            assert await _differences(hub, world, name, 2, past=True, seed=seed, said=said[name]) == []
    assert said["q-44"] == {"paths": True}
