"""What a caller learns when an answer fails, and what stays in the hub."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from graph.errors import GraphUnreachable
from server.app import Serving, build_app
from server.http.media import GRAPHQL_RESPONSE, JSON
from server.logs import LOGGER, log_as_json
from tests.server.toy import SECRET, always_ready, answer, first_code, toy_client, toy_schema


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with toy_client(serving=Serving(seconds=0.3)) as client:
        yield client


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = root.handlers[:], root.level, LOGGER.level
    stream = io.StringIO()
    log_as_json(stream=stream)
    yield stream
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    LOGGER.setLevel(before[2])


def logged(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("query", "code", "argument"),
    [
        ('{unknown(id:"7")}', "NOT_FOUND", "id"),
        ("{unreachable}", "SERVICE_UNAVAILABLE", None),
        ("{refused}", "SERVICE_UNAVAILABLE", None),
        ("{branches(first:0){name}}", "BAD_USER_INPUT", "first"),
    ],
)
def test_a_refusal_of_the_domain_keeps_its_code_and_argument(
    client: TestClient, query: str, code: str, argument: str | None
) -> None:
    response = answer(client, query)
    assert response.status_code == 200
    error = response.json()["errors"][0]
    assert error["extensions"]["code"] == code
    assert error["extensions"].get("argument") == argument
    assert error["path"] == [query[1:].split("(")[0].rstrip("}")]
    assert SECRET not in response.text
    assert "Traceback" not in response.text


@pytest.mark.parametrize("field", ["broken", "bare", "brokenForGood"])
def test_an_unforeseen_failure_shows_a_log_id_and_nothing_else(client: TestClient, lines: io.StringIO, field: str) -> None:
    response = answer(client, f"{{{field}}}")
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    assert error["extensions"]["logId"] in error["message"]
    assert SECRET not in response.text
    (failure,) = [line for line in logged(lines) if line["event"] == "unexpected failure"]
    assert failure["logId"] == error["extensions"]["logId"]
    assert failure["level"] == "error"
    assert any("toy.py" in str(place) for place in failure["at"])  # type: ignore[attr-defined]
    assert SECRET not in lines.getvalue()


def test_what_cannot_be_encoded_is_a_failure_in_json(client: TestClient) -> None:
    response = answer(client, "{huge}")
    assert (response.status_code, first_code(response)) == (500, "INTERNAL_SERVER_ERROR")


def test_a_field_that_fails_leaves_the_others_answered(client: TestClient) -> None:
    body = answer(client, "{number unreachable}").json()
    assert body["data"] == {"number": 1, "unreachable": None}


@pytest.mark.parametrize(
    ("query", "variables", "argument", "reason"),
    [
        ('{day(on:"2026-13-01")}', {}, "on", "month must be in 1..12"),
        ('{filtered(filter:{since:"May"})}', {}, "filter", "Invalid isoformat string"),
        ("query($d:Day!){day(on:$d)}", {"d": 20260101}, "on", "a day is a string"),
        ("query($f:Filter){filtered(filter:$f)}", {"f": {"since": "x"}}, "filter", "Invalid isoformat string"),
        ("query($n:Int){number(value:$n)}", {"n": None}, "value", "non-null type"),
        ('{number @include(if:"yes")}', {}, "if", "Boolean cannot represent"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_its_argument_and_reason(
    client: TestClient, query: str, variables: dict[str, object], argument: str, reason: str
) -> None:
    error = answer(client, query, variables=variables).json()["errors"][0]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["extensions"]["argument"] == argument
    assert reason in error["message"]


def test_a_default_that_does_not_fit_names_its_variable(client: TestClient) -> None:
    error = answer(client, 'query($n:Int! = "one"){number(value:$n)}').json()["errors"][0]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "variable": "n"}


def test_a_response_holds_at_most_five_errors_and_says_how_many_it_left_out(client: TestClient) -> None:
    body = answer(client, "{" + " ".join(f"u{n}:unreachable" for n in range(9)) + "}").json()
    assert len(body["errors"]) == 5
    assert body["extensions"] == {"errorsLeftOut": 4}
    assert len(answer(client, "{" + " ".join(f"no{n}" for n in range(9)) + "}").json()["errors"]) == 5


@pytest.mark.parametrize(("accept", "status"), [(GRAPHQL_RESPONSE, 504), (JSON, 200)])
def test_an_operation_that_takes_too_long_is_ended(client: TestClient, accept: str, status: int) -> None:
    response = answer(client, "{slow}", accept)
    assert (response.status_code, first_code(response)) == (status, "EXECUTION_TIMEOUT")
    assert "0.3 seconds" in response.text
    assert answer(client, "{number}").status_code == 200


@pytest.mark.parametrize(("query", "code"), [("{number}", "SERVICE_UNAVAILABLE"), ("{number", "SERVICE_UNAVAILABLE")])
def test_a_refusal_while_the_caller_is_recognised_is_typed_too(query: str, code: str) -> None:
    async def unreachable(_: Request) -> object:
        raise GraphUnreachable("The database does not answer.")

    with TestClient(build_app(toy_schema(), unreachable, always_ready, console=False), base_url="http://127.0.0.1") as client:
        response = answer(client, query)
        assert (response.status_code, first_code(response)) == (503, code)
        assert response.json()["errors"][0]["message"] == "The database does not answer."


def test_a_failure_while_the_caller_is_recognised_is_masked() -> None:
    async def broken(_: Request) -> object:
        raise RuntimeError(SECRET)

    with TestClient(build_app(toy_schema(), broken, always_ready, console=False), base_url="http://127.0.0.1") as client:
        response = answer(client, "{number}")
        assert (response.status_code, first_code(response)) == (500, "INTERNAL_SERVER_ERROR")
        assert SECRET not in response.text


def test_one_line_is_logged_for_an_operation_without_its_literals(client: TestClient, lines: io.StringIO) -> None:
    answer(client, 'query Who($t:String!){a:echo(text:$t) b:echo(text:"王小明")}', variables={"t": "13800138000"})
    (line,) = logged(lines)
    assert line.keys() == {"time", "level", "event", "operation", "kind", "status", "codes", "durationMs"}
    assert (line["event"], line["operation"], line["kind"], line["status"]) == ("operation", "Who", "query", 200)


@pytest.mark.parametrize("query", ['{echo(text:"王小明"', '{echo(name:"王小明")}', '{number(value:"王小明")}', "query 王小明"])
def test_a_wrong_operation_is_logged_by_its_code_alone(client: TestClient, lines: io.StringIO, query: str) -> None:
    code = first_code(answer(client, query))
    (line,) = logged(lines)
    assert line["codes"] == [code]
    assert "王小明" not in lines.getvalue()
    assert "\\u" not in lines.getvalue()


def test_a_refused_request_is_logged_by_its_status_and_code(client: TestClient, lines: io.StringIO) -> None:
    client.post("/graphql", content="王小明", headers={"content-type": "application/json"})
    (line,) = logged(lines)
    assert (line["event"], line["status"], line["code"]) == ("request refused", 400, "BAD_REQUEST")


def test_other_libraries_are_logged_without_their_arguments(lines: io.StringIO) -> None:
    try:
        raise RuntimeError(SECRET)
    except RuntimeError:
        logging.getLogger("neo4j.pool").exception("no route to %s", SECRET)
    (line,) = logged(lines)
    assert (line["event"], line["logger"], line["failure"]) == ("no route to %s", "neo4j.pool", "builtins.RuntimeError")
    assert SECRET not in lines.getvalue()
