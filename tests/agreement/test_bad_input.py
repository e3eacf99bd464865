"""Whatever cannot be answered is refused by a typed error that names the argument and says what to do, at every root field."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from graphql import GraphQLNonNull, get_named_type, is_leaf_type, is_required_argument
from graphql import build_schema as schema_of
from httpx2 import ASGITransport, AsyncClient

from graph.database import Database
from schema.build import build_schema
from schema.sdl import CHECKED_IN
from server.app import build_app
from server.request import Callers
from tests.doors import open_door

QUERY = schema_of(CHECKED_IN.read_text("utf-8")).query_type
GIVEN = {
    "within": '"990101001"',
    "from": '"2024-01-01"',
    "to": '"2024-07-01"',
    "metric": '"served"',
    "changes": "[]",
    "action": "REVIEW",
}
"""What the required arguments are given; any other gets "x", or a list of it."""
FUTURE = '"2199-01-01T00:00:00Z"'


def _asked(name: str, **wrong: str) -> str:
    """The root field, asked with its required arguments and the wrong ones."""
    assert QUERY is not None
    field = QUERY.fields[name]
    required = {
        argument: GIVEN.get(argument, '["x"]' if "[" in str(one.type) else '"x"')
        for argument, one in field.args.items()
        if is_required_argument(one)
    }
    arguments = ", ".join(f"{argument}: {value}" for argument, value in (required | wrong).items())
    below = "" if is_leaf_type(get_named_type(field.type)) else " { __typename }"
    return f"{{ {name}({arguments}){below} }}"


def _with(type_: str) -> Iterator[tuple[str, str]]:
    assert QUERY is not None
    for name, field in QUERY.fields.items():
        for argument, one in field.args.items():
            plain = one.type.of_type if isinstance(one.type, GraphQLNonNull) else one.type
            if str(plain) == type_:
                yield name, argument


async def _always() -> bool:
    return True


@pytest.fixture(scope="module")
async def client(database: Database) -> AsyncIterator[AsyncClient]:
    app = build_app(build_schema(), Callers(database, open_door), _always, console=True)
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://127.0.0.1", timeout=120) as client:
        yield client


async def _refused(client: AsyncClient, query: str) -> tuple[str, str | None, str]:
    """Code, argument and sentence of the refusal."""
    answer = (await client.post("/graphql", json={"query": query})).json()
    assert not answer.get("data"), answer
    error: dict[str, Any] = answer["errors"][0]
    return error["extensions"]["code"], error["extensions"].get("argument"), error["message"]


DATES = sorted(_with("Date"))
INSTANTS = sorted(_with("DateTime"))


def test_there_are_fields_to_ask() -> None:
    assert {("coverage", "asOf"), ("coverageTrend", "to"), ("simulate", "asOf")} <= set(DATES)
    assert {("coverage", "knownAt"), ("coverageDiff", "knownAt")} <= set(INSTANTS)


@pytest.mark.parametrize(("field", "argument"), DATES)
@pytest.mark.parametrize("day", ["1899-12-31", "2201-01-01", "2024-02-30", "2024-05"])
async def test_a_day_outside_two_centuries_or_no_day_is_refused(client: AsyncClient, field: str, argument: str, day: str) -> None:
    code, named, sentence = await _refused(client, _asked(field, **{argument: f'"{day}"'}))
    assert (code, named) == ("BAD_USER_INPUT", argument)
    assert day in sentence


@pytest.mark.parametrize(("field", "argument"), INSTANTS)
async def test_an_instant_of_the_future_is_refused(client: AsyncClient, field: str, argument: str) -> None:
    code, named, sentence = await _refused(client, _asked(field, **{argument: FUTURE}))
    assert (code, named) == ("BAD_USER_INPUT", argument)
    assert "future" in sentence


@pytest.mark.parametrize(
    ("field", "wrong", "argument"),
    [
        ("coverage", {"metrics": '["unheard-of"]'}, "metrics"),
        ("coverageGaps", {"metrics": '["unheard-of"]'}, "metrics"),
        ("coverageTrend", {"metric": '"unheard-of"'}, "metric"),
        ("coverageDiff", {"metrics": '["unheard-of"]'}, "metrics"),
        ("simulate", {"metrics": '["unheard-of"]'}, "metrics"),
        ("compounds", {"filter": '{metric: "unheard-of"}'}, "filter"),
    ],
)
async def test_an_unknown_metric_is_refused_by_name(
    client: AsyncClient, field: str, wrong: dict[str, str], argument: str
) -> None:
    code, named, sentence = await _refused(client, _asked(field, **wrong))
    assert (code, named) == ("BAD_USER_INPUT", argument)
    assert "'unheard-of'" in sentence
    assert "there are" in sentence


@pytest.mark.parametrize("field", ["coverage", "crossAppointmentMatrix"])
async def test_a_level_above_the_area_is_refused(client: AsyncClient, field: str) -> None:
    code, named, sentence = await _refused(client, _asked(field, by="COUNTY"))
    assert (code, named) == ("BAD_USER_INPUT", "by")
    assert "take street or a lower one" in sentence


@pytest.mark.parametrize(
    ("field", "wrong", "code", "argument"),
    [
        ("coverageTrend", {"to": '"2024-01-01"'}, "BAD_USER_INPUT", "to"),
        ("coverageDiff", {"to": '"2024-01-01"'}, "BAD_USER_INPUT", "to"),
        ("coverageTrend", {"to": '"2023-01-01"'}, "BAD_USER_INPUT", "from"),
        ("coverageTrend", {"from": '"2000-01-01"', "to": '"2016-09-01"'}, "LIMIT_EXCEEDED", "step"),
    ],
)
async def test_a_span_that_has_no_answer_is_refused(
    client: AsyncClient, field: str, wrong: dict[str, str], code: str, argument: str
) -> None:
    assert (await _refused(client, _asked(field, **wrong)))[:2] == (code, argument)
