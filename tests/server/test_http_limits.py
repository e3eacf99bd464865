"""What a document may ask for, and that refusing it is little work."""

import sys
from collections.abc import Iterator

import pytest
from graphql import get_introspection_query
from starlette.testclient import TestClient

from schema.document_walk import Limits
from tests.server.toy import answer, first_code, toy_client, toy_schema

CHAIN = "{a:branch{...F1} b:branch{...F1}}"


def fragments_each_spread_twice(levels: int) -> str:
    middle = "".join(f"fragment F{n} on Branch{{x:branch{{...F{n + 1}}} y:branch{{...F{n + 1}}}}}" for n in range(1, levels))
    return f"{CHAIN}{middle}fragment F{levels} on Branch{{name}}"


OVER = {
    "depth": "{branch" * 15 + "{name}" + "}" * 15,
    "aliases": "{" + "branch{" + "".join(f"a{n}:name " for n in range(201)) + "}}",
    "directives": "{branch{" + "name @include(if:true) " * 21 + "}}",
    "fragments": "{number}" + "".join(f"fragment F{n} on Query{{number}}" for n in range(21)),
    "roots": "{" + "number " * 61 + "}",
    "selections": "{branch{" + "name " * 301 + "}}",
    "nesting": "{branch" + "{...on Branch" * 110 + "{name}" + "}" * 110 + "}",
    "tokens": "{branch{" + "name " * 10_000 + "}}",
    "comments": "#\n" * 501 + "{number}",
    "source": "{number}" + " " * 60_000,
    "cost": "{branches(first:200){branches(first:200){branches(first:200){name}}}}",
    "introspection": "{__schema{queryType" + "{ofType" * 31 + "{name}" + "}" * 31 + "}}",
}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with toy_client() as client:
        yield client


@pytest.mark.parametrize("limit", OVER)
def test_a_document_over_a_limit_is_refused_with_the_limit_and_the_figure(client: TestClient, limit: str) -> None:
    response = answer(client, OVER[limit])
    assert (response.status_code, first_code(response)) == (422, "QUERY_TOO_COMPLEX")
    error = response.json()["errors"][0]
    assert error["extensions"]["limit"] == limit
    assert error["extensions"]["maximum"] == getattr(Limits(), limit)
    assert limit in error["message"]
    assert str(getattr(Limits(), limit)) in error["message"]


def test_every_limit_has_a_document_over_it() -> None:
    assert set(OVER) == set(Limits.__dataclass_fields__)


def test_the_figure_of_a_deep_document_is_its_depth(client: TestClient) -> None:
    error = answer(client, OVER["depth"]).json()["errors"][0]
    assert error["extensions"]["actual"] == 16
    assert "16" in error["message"]


@pytest.mark.parametrize(
    "document",
    [
        "{branch" * 14 + "{name}" + "}" * 14,
        "{branch{" + "".join(f"a{n}:name " for n in range(30)) + "}}",
        "{" + "number " * 20 + "}",
        "{branches(first:200){name leaves{name} branches(first:200){name leaves{name}}}}",
    ],
    ids=["depth", "aliases", "roots", "two nested pages of 200 with lists"],
)
def test_a_document_at_a_limit_is_answered(client: TestClient, document: str) -> None:
    response = answer(client, document)
    assert response.status_code == 200
    assert "errors" not in response.json()


async def calls_to_refuse(document: str) -> int:
    """How many functions are called to refuse a document as too complex: its work, and not this machine's speed."""
    schema, calls = toy_schema(), 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        result = await schema.execute(document)
    finally:
        sys.setprofile(None)
    assert result.errors is not None
    assert [(error.extensions or {})["code"] for error in result.errors] == ["QUERY_TOO_COMPLEX"]
    return calls


def type_fragments_each_spread_twice(levels: int) -> str:
    middle = "".join(f"fragment F{n} on __Type{{a:ofType{{...F{n + 1}}} b:ofType{{...F{n + 1}}}}}" for n in range(1, levels))
    return "{__schema{queryType{...F1}}}" + middle + f"fragment F{levels} on __Type{{name}}"


@pytest.mark.parametrize("levels", [15, 19, 20, 22, 60])
async def test_fragments_spread_twice_at_every_level_are_each_weighed_once(client: TestClient, levels: int) -> None:
    document = fragments_each_spread_twice(levels)
    assert first_code(answer(client, document)) == "QUERY_TOO_COMPLEX"
    work = await calls_to_refuse(document)
    # Some 400 calls a level; walking every path would take two to the power of the levels.
    assert work < 1_000 * levels


async def test_a_bomb_inside_introspection_is_refused_with_little_work(client: TestClient) -> None:
    document = type_fragments_each_spread_twice(20)
    assert first_code(answer(client, document)) == "QUERY_TOO_COMPLEX"
    assert await calls_to_refuse(document) < 1_000 * 20


@pytest.mark.parametrize("levels", [5, 9])
def test_few_fragments_spread_twice_are_answered(client: TestClient, levels: int) -> None:
    response = answer(client, fragments_each_spread_twice(levels))
    assert "errors" not in response.json()


def test_the_heavy_part_of_a_document_may_not_hide_in_what_is_not_run(client: TestClient) -> None:
    heavy = "{branch{" + "name " * 301 + "}}"
    assert first_code(answer(client, f"query A{{number}} query B{heavy}", operationName="A")) == "QUERY_TOO_COMPLEX"
    unused = "fragment F on Query" + heavy
    assert first_code(answer(client, "{number} " + unused)) == "QUERY_TOO_COMPLEX"


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        ("query($n:Int!){branches(first:$n){branches(first:$n){name}}}", {"n": 60}),
        ("query($n:Int=60){branches(first:$n){branches(first:$n){name}}}", {}),
        ("query($n:Int){branches(first:$n){branches(first:60){branches{name}}}}", {}),
    ],
    ids=["given", "default of the variable", "default of the argument"],
)
def test_the_cost_counts_pages_whose_size_is_a_variable(document: str, variables: dict[str, object]) -> None:
    with toy_client(toy_schema(Limits(cost=3_000))) as client:
        response = answer(client, document, variables=variables)
        assert response.json()["errors"][0]["extensions"]["limit"] == "cost"


def test_the_cost_counts_objects() -> None:
    document = "{branches(first:10){name branches(first:20){name}} branch{name}}"
    for limit, actual in ((210, 211), (211, None)):
        # 10 objects, 20 below each of them, and 1 beside: leaves cost nothing.
        with toy_client(toy_schema(Limits(cost=limit))) as client:
            errors = answer(client, document).json().get("errors")
            assert (errors[0]["extensions"]["actual"] if errors else None) == actual


@pytest.mark.parametrize("first", ["0", "-1", "201", "2147483647"])
def test_a_page_size_out_of_range_is_refused_by_the_resolver_and_not_as_cost(client: TestClient, first: str) -> None:
    error = answer(client, f"{{branches(first:{first}){{name}}}}").json()["errors"][0]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "first"}


def test_a_page_size_of_the_wrong_type_is_refused_by_name(client: TestClient) -> None:
    document = "query($n:Int!){branches(first:$n){name}}"
    for size in ("many", 1.5, True, [1]):
        error = answer(client, document, variables={"n": size}).json()["errors"][0]
        assert (error["extensions"]["code"], error["extensions"]["argument"]) == ("BAD_USER_INPUT", "first")


def test_the_standard_introspection_query_passes(client: TestClient) -> None:
    query = get_introspection_query(
        descriptions=True,
        specified_by_url=True,
        directive_is_repeatable=True,
        schema_description=True,
        input_value_deprecation=True,
    )
    response = answer(client, query)
    assert response.status_code == 200
    assert "errors" not in response.json()


def test_the_same_text_is_parsed_and_validated_once() -> None:
    schema = toy_schema()
    with toy_client(schema) as client:
        for _ in range(3):
            answer(client, "{number}")
            answer(client, "{nothing}")
    assert (schema.validated.cache_info().misses, schema.validated.cache_info().hits) == (2, 4)
    assert schema.parsed.cache_info().misses == 2


def test_the_caches_keep_no_more_than_their_size() -> None:
    schema = toy_schema()
    with toy_client(schema) as client:
        for number in range(300):
            answer(client, f"{{number(value:{number})}}")
    assert schema.parsed.cache_info().currsize == schema.validated.cache_info().currsize == 256


def test_suggestions_can_be_switched_off() -> None:
    wrong = {
        "{numbr}": {},
        "{number(valeu:1)}": {},
        "{filtered(filter:{nam:1})}": {},
        "query($f:Filter){filtered(filter:$f)}": {"f": {"nam": 1}},
    }
    for hide in (False, True):
        with toy_client(toy_schema(hide_suggestions=hide)) as client:
            texts = [answer(client, query, variables=variables).text for query, variables in wrong.items()]
        assert all(("Did you mean" in text) is not hide for text in texts)
