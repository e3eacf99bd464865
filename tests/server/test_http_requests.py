"""A table of requests that are wrong in one way each, and what they are answered."""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

import pytest
from starlette.testclient import TestClient

from server.http.media import GRAPHQL_RESPONSE, JSON
from tests.server.toy import toy_client

BAD, PARSE, VALID, INPUT = "BAD_REQUEST", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"
CHOICE, COMPLEX = "OPERATION_RESOLUTION_FAILURE", "QUERY_TOO_COMPLEX"


@dataclass(frozen=True, slots=True)
class Wrong:
    title: str
    status: int
    code: str
    content: bytes = b""
    method: str = "POST"
    path: str = "/graphql"
    headers: Mapping[str, str] = field(default_factory=dict)


def posted(title: str, status: int, code: str, content: str | bytes, content_type: str = JSON, **headers: str) -> Wrong:
    body = content if isinstance(content, bytes) else content.encode()
    return Wrong(title, status, code, body, headers={"content-type": content_type, "accept": GRAPHQL_RESPONSE, **headers})


def asked(title: str, status: int, code: str, query: str, **members: object) -> Wrong:
    return posted(title, status, code, json.dumps({"query": query, **members}))


def got(title: str, status: int, code: str, query_string: str) -> Wrong:
    return Wrong(title, status, code, method="GET", path=f"/graphql?{query_string}", headers={"accept": GRAPHQL_RESPONSE})


NUMBER = '{"query":"{number}"}'

BODIES = [
    posted("an empty body", 400, BAD, ""),
    posted("white space", 400, BAD, "  \n"),
    posted("a string", 400, BAD, '"{number}"'),
    posted("a number", 400, BAD, "42"),
    posted("true", 400, BAD, "true"),
    posted("null", 400, BAD, "null"),
    posted("an empty object", 400, BAD, "{}"),
    posted("an empty list", 400, BAD, "[]"),
    posted("a batch", 400, BAD, f"[{NUMBER}]"),
    posted("a batch of numbers", 400, BAD, "[1]"),
    posted("a batch of strings", 400, BAD, '["a"]'),
    posted("a batch of nulls", 400, BAD, "[null]"),
    posted("cut JSON", 400, BAD, NUMBER[:-1]),
    posted("JSON with a tail", 400, BAD, NUMBER + "x"),
    posted("single quotes", 400, BAD, "{'query':'{number}'}"),
    posted("a trailing comma", 400, BAD, '{"query":"{number}",}'),
    posted("invalid UTF-8", 400, BAD, b'{"query":"{number}\xff"}'),
    posted("UTF-16", 400, BAD, NUMBER.encode("utf-16")),
    posted("UTF-8 with a byte order mark", 400, BAD, b"\xef\xbb\xbf" + NUMBER.encode()),
    posted("gzip", 400, BAD, gzip.compress(NUMBER.encode()), **{"content-encoding": "gzip"}),
    posted("a lone surrogate", 400, BAD, '{"query":"{echo(text:$t)}","variables":{"t":"\\ud800"}}'),
    posted("NaN", 400, BAD, '{"query":"{number}","variables":{"n":NaN}}'),
    posted("Infinity", 400, BAD, '{"query":"{number}","variables":{"n":-Infinity}}'),
    posted("5,000 levels of lists", 400, BAD, '{"query":"{number}","variables":{"n":' + "[" * 5000 + "]" * 5000 + "}}"),
    posted("5,000 levels of objects", 400, BAD, '{"query":"{number}","variables":' + '{"a":' * 5000 + "1" + "}" * 5000 + "}"),
    posted("an integer of 5,000 digits", 400, BAD, '{"query":"{number}","variables":{"n":' + "9" * 5000 + "}}"),
    posted("a raw control character", 400, BAD, b'{"query":"{number}\x00"}'),
    posted("101 kB", 413, BAD, json.dumps({"query": "{number}", "extensions": {"padding": "x" * 101_000}})),
]

MEMBERS = [
    posted("a query of null", 400, BAD, '{"query":null}'),
    posted("an empty query", 400, BAD, '{"query":""}'),
    posted("a query that is a number", 400, BAD, '{"query":7}'),
    posted("a query that is an object", 400, BAD, '{"query":{"a":1}}'),
    posted("a query that is a list", 400, BAD, '{"query":["{number}"]}'),
    posted("variables that are a string", 400, BAD, '{"query":"{number}","variables":"{}"}'),
    posted("variables that are a list", 400, BAD, '{"query":"{number}","variables":[]}'),
    posted("variables that are a number", 400, BAD, '{"query":"{number}","variables":0}'),
    posted("variables that are false", 400, BAD, '{"query":"{number}","variables":false}'),
    posted("extensions that are a string", 400, BAD, '{"query":"{number}","extensions":"a"}'),
    posted("extensions that are a list", 400, BAD, '{"query":"{number}","extensions":[]}'),
    posted("an operationName that is a number", 400, BAD, '{"query":"{number}","operationName":1}'),
    posted("an operationName that is an object", 400, BAD, '{"query":"{number}","operationName":{}}'),
    posted("an operationName that is false", 400, BAD, '{"query":"{number}","operationName":false}'),
]

TYPES = [
    posted("no content type", 415, BAD, NUMBER, ""),
    posted("plain text", 415, BAD, NUMBER, "text/plain"),
    posted("a form", 415, BAD, "query=%7Bnumber%7D", "application/x-www-form-urlencoded"),
    posted("a document without an envelope", 415, BAD, "{number}", "application/graphql"),
    posted("a look-alike type", 415, BAD, NUMBER, "application/json-evil"),
    posted("another charset", 415, BAD, NUMBER.encode("utf-16"), "application/json; charset=utf-16"),
    posted("a type that JSON hides in", 415, BAD, NUMBER, "text/plain; a=application/json"),
    posted("an upload", 415, BAD, "--x--", "multipart/form-data; boundary=x"),
    posted("a response's type as the body's", 415, BAD, NUMBER, GRAPHQL_RESPONSE),
    posted("an answer as an image", 406, BAD, NUMBER, accept="image/png"),
    posted("an answer as a stream of events", 406, BAD, NUMBER, accept="text/event-stream"),
    posted("an answer as a web page", 406, BAD, NUMBER, accept="text/html"),
    posted("an answer in another charset", 406, BAD, NUMBER, accept="application/json; charset=utf-16"),
    posted("an answer that is excluded", 406, BAD, NUMBER, accept="application/json;q=0"),
]

METHODS = [
    *(Wrong(method, 405, BAD, method=method) for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")),
    Wrong("a method no route has", 405, BAD, method="DELETE", path="/healthz"),
    Wrong("a path no route has", 404, "NOT_FOUND", method="GET", path="/graphql/nothing"),
    got("a mutation by GET", 405, BAD, urlencode({"query": "mutation{set(value:1)}"})),
    got(
        "a named mutation by GET",
        405,
        BAD,
        urlencode({"query": "query A{number} mutation B{set(value:1)}", "operationName": "B"}),
    ),
    got("a GET without a query", 400, BAD, ""),
    got("a GET with an empty query", 400, BAD, "query="),
    got("a GET with two queries", 400, BAD, "query=%7Bnumber%7D&query=%7Bnumber%7D"),
    got("a GET in invalid UTF-8", 400, BAD, "query=%7Bnumber%7D%FF"),
    got("a GET with a hundred and one parameters", 400, BAD, "query=%7Bnumber%7D" + "&a=1" * 101),
    got("a GET whose variables are cut", 400, BAD, "query=%7Bnumber%7D&variables=%7B"),
    got("a GET whose variables are a list", 400, BAD, "query=%7Bnumber%7D&variables=%5B%5D"),
    got("a GET whose extensions are a string", 400, BAD, "query=%7Bnumber%7D&extensions=" + quote('"a"')),
    got("a subscription by GET", 400, BAD, urlencode({"query": "subscription{ticks}"})),
]

DOCUMENTS = [
    asked("no document", 400, PARSE, "number please"),
    asked("an open brace", 400, PARSE, "{number"),
    asked("an open string", 400, PARSE, '{echo(text:"a)}'),
    asked("an empty selection", 400, PARSE, "{}"),
    asked("only a comment", 400, PARSE, "# number"),
    asked("a lone surrogate in a literal", 400, PARSE, '{echo(text:"\\uD800")}'),
    asked("300 open braces", 400, PARSE, "{branch" * 300),
    asked("only a fragment", 422, CHOICE, "fragment F on Query{number}"),
    asked("an operation nobody wrote", 422, CHOICE, "query A{number}", operationName="B"),
    asked("two operations and no name", 422, CHOICE, "query A{number} query B{number}"),
    asked("two operations without names", 422, CHOICE, "{number} {number}"),
    asked("a subscription", 400, BAD, "subscription{ticks}"),
    asked("an unknown field", 422, VALID, "{nothing}"),
    asked("an unknown argument", 422, VALID, "{number(of:1)}"),
    asked("a missing argument", 422, VALID, "{echo}"),
    asked("an unknown type", 422, VALID, "query($a:Nothing){number}"),
    asked("an unknown directive", 422, VALID, "{number @nothing}"),
    asked("an unknown fragment", 422, VALID, "{...Nothing}"),
    asked("a fragment in itself", 422, VALID, "{...F} fragment F on Query{number ...F}"),
    asked("no selection of an object", 422, VALID, "{branch}"),
    asked("a selection of a number", 422, VALID, "{number{a}}"),
    asked("an undefined variable", 422, VALID, "{number(value:$n)}"),
    asked("an unused variable", 422, VALID, "query($n:Int){number}"),
    asked("a type definition", 422, VALID, "{number} type A{b:Int}"),
    asked("circular introspection", 422, VALID, "{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}"),
    asked("text for a number", 422, INPUT, '{number(value:"one")}'),
    asked("a number beyond 32 bits", 422, INPUT, "{number(value:2147483648)}"),
    asked("a number of 5,000 digits", 422, INPUT, "{number(value:" + "9" * 5000 + ")}"),
    asked("a day that is none", 422, INPUT, '{day(on:"2026-02-30")}'),
    asked("a day that is a number", 422, INPUT, "{day(on:20260101)}"),
    asked("a day of null", 422, INPUT, "{day(on:null)}"),
    asked("an unknown member of an input", 422, INPUT, "{filtered(filter:{size:1})}"),
    asked("a variable that is text for a number", 422, INPUT, "query($n:Int!){number(value:$n)}", variables={"n": "1"}),
    asked("a variable beyond 64 bits", 422, INPUT, "query($n:Int!){number(value:$n)}", variables={"n": 2**70}),
    asked("a variable that is not given", 422, INPUT, "query($n:Int!){number(value:$n)}"),
    asked("a variable that is no day", 422, INPUT, "query($d:Day!){day(on:$d)}", variables={"d": "May"}),
    asked("61 kB of document", 422, COMPLEX, '{echo(text:"' + "x" * 61_000 + '")}'),
]

EVERYTHING = [*BODIES, *MEMBERS, *TYPES, *METHODS, *DOCUMENTS]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with toy_client() as client:
        yield client


@pytest.mark.parametrize("wrong", EVERYTHING, ids=lambda wrong: wrong.title)
def test_a_wrong_request_is_answered_in_json_with_its_status_and_code(client: TestClient, wrong: Wrong) -> None:
    response = client.request(wrong.method, wrong.path, content=wrong.content or None, headers=wrong.headers)
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (wrong.status, wrong.code)
    assert "data" not in response.json()
    assert response.headers["content-type"].partition(";")[0] in (JSON, GRAPHQL_RESPONSE)
    assert response.headers["cache-control"] == "no-store"


def test_the_table_is_long_enough() -> None:
    assert len({wrong.title for wrong in EVERYTHING}) == len(EVERYTHING) >= 60


@pytest.mark.parametrize("wrong", DOCUMENTS, ids=lambda wrong: wrong.title)
def test_plain_json_keeps_status_200_for_a_well_formed_request(client: TestClient, wrong: Wrong) -> None:
    response = client.post("/graphql", content=wrong.content, headers={"content-type": JSON, "accept": JSON})
    assert response.status_code == (400 if wrong.code == BAD else 200)
    assert response.json()["errors"][0]["extensions"]["code"] == wrong.code


def test_a_refused_method_names_those_that_are_served(client: TestClient) -> None:
    assert client.put("/graphql").headers["allow"] == "GET, POST"
    assert client.get("/graphql", params={"query": "mutation{set(value:1)}"}).headers["allow"] == "POST"
    assert client.head("/graphql").status_code == 405


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/*;q=0.8", JSON),
        (JSON, JSON),
        (GRAPHQL_RESPONSE, GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE}, {JSON};q=0.9", GRAPHQL_RESPONSE),
        (f"{JSON};q=0.5, {GRAPHQL_RESPONSE}", GRAPHQL_RESPONSE),
        (f"{JSON}, {GRAPHQL_RESPONSE}", JSON),
        (f"{GRAPHQL_RESPONSE}, application/graphql+json, {JSON}, text/event-stream, multipart/mixed", GRAPHQL_RESPONSE),
        (f"text/event-stream, {JSON}", JSON),
        (f"{GRAPHQL_RESPONSE};q=nonsense, {JSON}", JSON),
        ("Application/JSON; Charset=UTF-8", JSON),
    ],
)
def test_the_answer_comes_in_the_type_the_caller_reads_best(client: TestClient, accept: str, media_type: str) -> None:
    response = client.post("/graphql", json={"query": "{number}"}, headers={"accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert response.json() == {"data": {"number": 1}}


@pytest.mark.parametrize("content_type", ["application/json", "Application/JSON", 'application/json; charset="UTF-8"'])
def test_json_in_utf8_is_read_however_its_type_is_spelt(client: TestClient, content_type: str) -> None:
    body = json.dumps({"query": '{echo(text:"社区")}'}, ensure_ascii=False).encode()
    response = client.post("/graphql", content=body, headers={"content-type": content_type})
    assert response.json() == {"data": {"echo": "社区"}}


def test_a_query_by_get_takes_variables_and_an_operation_name(client: TestClient) -> None:
    document = "query A($n:Int!){number(value:$n)} query B{number}"
    parameters = {"query": document, "operationName": "A", "variables": '{"n":7}', "extensions": ""}
    assert client.get("/graphql", params=parameters).json() == {"data": {"number": 7}}


def test_a_mutation_is_served_by_post(client: TestClient) -> None:
    assert client.post("/graphql", json={"query": "mutation{set(value:3)}"}).json() == {"data": {"set": 3}}


def test_unknown_members_and_an_empty_operation_name_are_ignored(client: TestClient) -> None:
    body: dict[str, object] = {"query": "{number}", "operationName": "", "variables": None, "extensions": {}, "id": 1}
    assert client.post("/graphql", json=body).json() == {"data": {"number": 1}}
