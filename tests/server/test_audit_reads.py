"""An answer about people leaves the hub only once it is logged; what was asked is logged without a single literal."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

import pytest
import strawberry
from graphql import parse
from starlette.requests import Request
from starlette.testclient import TestClient

from graph.audit import AuditLog, Folder
from graph.audit.reading import newest_first
from graph.audit.verify import verify
from graph.database import Database
from graph.model.roles import Grant, Role
from resolvers.access import Identity
from resolvers.caller import Definitions, caller_of
from schema.guard import GuardedSchema
from schema.operation_text import LONGEST, operation_text
from server.app import build_app
from server.http.media import GRAPHQL_RESPONSE
from server.request import Context, purpose_of
from tests.server.toy import always_ready

WHO = Identity("张工", (Grant(Role.ORGANISATION, ("510105",)),), "token-7")


@strawberry.type
class Query:
    @strawberry.field
    def person(self, info: strawberry.Info[Context, None], id: str) -> str:
        """Tell somebody's name, and say so."""
        info.context.caller.reads.people.add(id)
        return f"name of {id}"

    @strawberry.field
    def members(self, info: strawberry.Info[Context, None]) -> int:
        info.context.caller.reads.membership.add("party_members")
        return 3

    @strawberry.field
    def structure(self) -> int:
        return 1


@pytest.fixture
def log(tmp_path: Path) -> Iterator[AuditLog]:
    with AuditLog(tmp_path / "audit") as log:
        log.begin()
        yield log


@pytest.fixture
def client(log: AuditLog) -> Iterator[TestClient]:
    async def context(request: Request) -> Context:
        purpose = purpose_of(request.headers.get("x-purpose"))
        return Context(caller_of(WHO, cast(Database, None), Definitions(), purpose=purpose))

    app = build_app(GuardedSchema(query=Query), context, always_ready, console=False, audit=log)
    with TestClient(app, base_url="http://localhost") as client:
        yield client


def logged(log: AuditLog) -> list[dict[str, Any]]:
    return [dict(entry.told) for entry in newest_first(Folder(log.folder.path), "read")]


def test_who_read_whom_what_for_and_with_which_question(client: TestClient, log: AuditLog) -> None:
    query = 'query Of($id: String!) { first: person(id: "p-2") other: person(id: $id) }'
    headers = {"x-purpose": "核对名册".encode()}
    answer = client.post("/graphql", json={"query": query, "variables": {"id": "p-1"}}, headers=headers)
    assert answer.json() == {"data": {"first": "name of p-2", "other": "name of p-1"}}
    text = "query($v1:String!){person(id:_)person(id:$v1)}"
    assert logged(log) == [
        {
            "by": "张工",
            "token": "token-7",
            "roles": ["ORGANISATION"],
            "purpose": "核对名册",
            "operation": text,
            "operationHash": sha256(text.encode()).hexdigest(),
            "people": ["p-1", "p-2"],
            "membership": [],
        }
    ]
    assert client.get("/graphql", params={"query": "{ members }"}).json() == {"data": {"members": 3}}
    assert [one["membership"] for one in logged(log)] == [["party_members"], []]
    assert verify(log.folder).sound


def test_an_answer_without_people_is_not_logged(client: TestClient, log: AuditLog) -> None:
    for query in ("{ structure }", "{ nothing }", "{"):
        client.post("/graphql", json={"query": query})
    assert logged(log) == []


@pytest.mark.parametrize("accept", [GRAPHQL_RESPONSE, "application/json"])
def test_a_read_that_cannot_be_logged_tells_nothing(client: TestClient, log: AuditLog, accept: str) -> None:
    path = log.folder.chain_file(log.folder.chains()[0])
    path.chmod(0o400)
    log.folder.path.chmod(0o500)
    told = []
    for query in ('{ structure person(id: "p-1") }', "{ members }"):
        answer = client.post("/graphql", json={"query": query}, headers={"accept": accept})
        assert answer.status_code == 503
        assert list(answer.json()) == ["errors"]
        told.append(answer.json()["errors"])
        assert [error["extensions"] for error in told[-1]] == [{"code": "AUDIT_UNAVAILABLE"}]
        assert str(log.folder.path) not in answer.text
        assert "p-1" not in answer.text
    assert told[0] == told[1]
    assert client.post("/graphql", json={"query": "{ structure }"}).json() == {"data": {"structure": 1}}
    log.folder.path.chmod(0o700)
    assert client.post("/graphql", json={"query": "{ members }"}).json() == {"data": {"members": 3}}
    path.chmod(0o600)
    assert verify(log.folder).sound


SPOKEN = """
query Zhang($zhangsan: String = "张三", $n: Int!, $unused: [Int!] = [5]) @skip(if: false) {
  zhang: people(filter: {name: "张三", not: $zhangsan}, first: $n, after: null) { edges { node { ...Secret } } }
  body(id: "b-1") { ... on Firm @include(if: true) { id kinds(of: [A, B], at: 1.5) } text(of: \"\"\"block\"\"\") }
}
fragment Secret on Person { phone_of_zhang: phone ...Deeper }
fragment Deeper on Person { name }
fragment Unused on Person { id }
query Another { viewer { name } }
"""


def test_an_operation_is_told_without_what_a_caller_wrote_freely() -> None:
    text, whole = operation_text(parse(SPOKEN), "Zhang")
    assert text == (
        "query($v1:String=_$v2:Int!$v3:[Int!]=_)@skip(if:_){people(filter:_ first:$v2 after:_){edges{node{...F1}}}"
        "body(id:_){...on Firm@include(if:_){id kinds(of:_ at:_)}text(of:_)}}"
        "fragment F1 on Person{phone ...F2}fragment F2 on Person{name}"
    )
    assert whole == sha256(text.encode()).hexdigest()
    again, same = operation_text(parse(SPOKEN.replace("张三", "李四").replace("zhang", "li").replace("Secret", "S")), "Zhang")
    assert (again, same) == (text, whole)
    assert parse(text)


def test_a_long_operation_is_cut_and_its_hash_is_that_of_the_whole() -> None:
    fields = " ".join(f"a{number}: person(id: {number}) " for number in range(1_000))
    text, whole = operation_text(parse(f"{{ {fields} }}"), None)
    assert len(text) == LONGEST
    assert whole != operation_text(parse(f"{{ {fields} structure }}"), None)[1]
    assert text == operation_text(parse(f"{{ {fields} structure }}"), None)[0]


def test_a_purpose_may_be_chinese_in_either_coding_and_is_cut() -> None:
    assert purpose_of("核对".encode().decode("latin-1")) == "核对"
    assert purpose_of("\xe9") == "\xe9"
    assert purpose_of("x" * 600) == "x" * 500
    assert [purpose_of(None), purpose_of("")] == [None, None]
