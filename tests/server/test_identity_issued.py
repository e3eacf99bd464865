"""Tokens that the hub issues: what is kept of them, who is let in by them, and what nobody gets without."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from httpx2 import ASGITransport, AsyncClient, Response

from graph.audit import AuditLog, Author
from graph.audit.reading import oldest_first
from graph.database import Database
from graph.doctor import Severity
from graph.doctor.shape import shape_faults
from graph.errors import AuditUnwritable
from graph.model.grants import as_texts, granted
from graph.model.roles import Grant, Role
from graph.store.tokens import all_tokens, any_valid_token, revoke_token
from resolvers.access import NOBODY, Identity
from schema.build import build_schema
from seeds.doctor import diagnosis
from seeds.facts import SEEDS
from seeds.load import load_path
from seeds.prepare import prepare
from server.app import build_app
from server.identity import Doorkeeper, issue, issue_for_demo
from server.identity import issued as issuing
from server.request import Callers
from tests.server.test_identity_signed import BARRED, QUERY, REFUSED
from tests.server.toy import always_ready

ADMIN = [Grant(Role.ADMIN)]
AS_NOBODY = {"data": {"viewer": {"name": "nobody", "roles": ["VIEWER"]}}}


def asking(database: Database, *, anonymous: Identity | None = None) -> AsyncClient:
    app = build_app(build_schema(), Callers(database, Doorkeeper(database, anonymous=anonymous)), always_ready, console=False)
    return AsyncClient(transport=ASGITransport(app=app), base_url="http://127.0.0.1")


@pytest.fixture
async def client(graph: Database) -> AsyncIterator[AsyncClient]:
    async with asking(graph) as client:
        yield client


async def asked(client: AsyncClient, token: str | None = None, **headers: str) -> Response:
    bearer = {} if token is None else {"authorization": f"Bearer {token}"}
    return await client.post("/graphql", json={"query": QUERY}, headers=bearer | headers)


async def refused(client: AsyncClient, token: str) -> None:
    answer = await asked(client, token)
    assert (answer.status_code, answer.json(), answer.headers["www-authenticate"]) == (401, REFUSED, "Bearer")


def instant() -> int:
    return int(datetime.now(UTC).timestamp() * 1_000_000)


async def test_whoever_brings_a_token_is_who_it_was_issued_for(graph: Database, client: AsyncClient) -> None:
    issued = await issue(graph, "街道 张", [Grant(Role.EDITOR), Grant(Role.AUDITOR)], 1)
    answer = await asked(client, issued.text)
    assert answer.json() == {"data": {"viewer": {"name": "街道 张", "roles": ["EDITOR", "AUDITOR"]}}}


async def test_the_graph_keeps_a_hash_and_no_secret(graph: Database) -> None:
    issued = await issue(graph, "someone", ADMIN, 1)
    prefix, id_, secret = issued.text.split("_", 2)
    (row,) = await graph.execute("MATCH (token:AccessToken) RETURN properties(token) AS kept, labels(token) AS labels")
    assert (prefix, row["labels"], row["kept"]["id"]) == ("govhub", ["AccessToken"], id_)
    assert row["kept"]["hash"] == sha256(secret.encode()).hexdigest()
    assert secret not in json.dumps(row)
    assert len(secret) == 43
    assert secret not in repr(issued.token)


async def test_a_token_that_is_brought_again_at_once_is_looked_up_once(graph: Database, client: AsyncClient) -> None:
    issued = await issue(graph, "someone", ADMIN, 1)
    trips = []
    for _ in range(2):
        before = graph.round_trips
        assert (await asked(client, issued.text)).status_code == 200
        trips.append(graph.round_trips - before)
    assert trips[0] == trips[1] + 1


async def test_no_two_tokens_are_alike(graph: Database) -> None:
    issued = [await issue(graph, "someone", ADMIN, 1) for _ in range(20)]
    assert len({one.token.id for one in issued}) == len({one.text.split("_", 2)[2] for one in issued}) == 20


async def test_a_revoked_token_is_refused_within_half_a_second_by_every_hub(graph: Database, client: AsyncClient) -> None:
    issued, other = await issue(graph, "one", ADMIN, 1), await issue(graph, "two", ADMIN, 1)
    async with asking(graph) as second:
        assert {(await asked(one, issued.text)).status_code for one in (client, second)} == {200}
        assert await revoke_token(graph, issued.token.id, instant())
        await asyncio.sleep(issuing.KEPT)
        await refused(client, issued.text)
        await refused(second, issued.text)
        assert (await asked(second, other.text)).status_code == 200


async def test_revoking_twice_changes_nothing_and_an_unknown_token_is_none(graph: Database) -> None:
    issued = await issue(graph, "one", ADMIN, 1)
    first = await revoke_token(graph, issued.token.id, 5)
    assert first is not None
    assert await revoke_token(graph, issued.token.id, 9) == first
    assert await revoke_token(graph, "unknown", 9) is None
    assert len(await all_tokens(graph)) == 1


async def test_an_expired_token_is_refused(graph: Database, client: AsyncClient) -> None:
    issued = await issue(graph, "one", ADMIN, 1)
    await graph.execute("MATCH (token:AccessToken) SET token.expiresAt = $at", {"at": instant() + 3_000_000})
    assert (await asked(client, issued.text)).status_code == 200
    await asyncio.sleep(3.1)
    await refused(client, issued.text)


async def test_a_forged_token_is_refused(graph: Database, client: AsyncClient) -> None:
    issued, other = await issue(graph, "one", ADMIN, 1), await issue(graph, "two", ADMIN, 1)
    hash_ = issued.token.hash
    secret = issued.text[-43:]
    for token in (
        f"govhub_{issued.token.id}_{other.text[-43:]}",
        f"govhub_{'0' * 16}_{secret}",
        f"govhub_{issued.token.id}_{hash_[:43]}",
        f"govhub_{issued.token.id}_{hash_}",
        f"govhub_{issued.token.id.upper()}_{secret}",
        issued.text[:-1],
        issued.text + "A",
        f"GOVHUB{issued.text[6:]}",
        f"govhub_{issued.token.id}",
        f"govhub_{issued.token.id}_",
        f"govhub_' OR 1=1 //_{secret}".replace(" ", ""),
    ):
        await refused(client, token)
    assert (await asked(client, issued.text)).status_code == 200


async def test_a_token_for_an_area_is_barred_until_there_is_one(graph: Database, client: AsyncClient) -> None:
    issued = await issue(graph, "one", [Grant(Role.EDITOR, ("350582", "350583"))], 1)
    answer = await asked(client, issued.text)
    assert (answer.status_code, answer.json()) == (403, BARRED)
    await graph.execute("UNWIND ['350582', '350583'] AS id CREATE (:KnownRecord:KnownArea {id: id})")
    assert (await asked(client, issued.text)).status_code == 200


async def test_without_a_token_a_demonstration_answers_nobody_and_another_hub_refuses(graph: Database) -> None:
    async with asking(graph, anonymous=NOBODY) as demo, asking(graph) as hub:
        assert (await asked(demo)).json() == AS_NOBODY
        answer = await asked(hub)
        assert (answer.status_code, answer.json(), answer.headers["www-authenticate"]) == (401, REFUSED, "Bearer")
        await refused(demo, "govhub_unknown_" + "A" * 43)  # a bad token is not none


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
async def test_nobody_comes_through_a_proxy(graph: Database, name: str) -> None:
    async with asking(graph, anonymous=NOBODY) as demo:
        answer = await asked(demo, **{name: "127.0.0.1"})
        assert (answer.status_code, answer.json()) == (401, REFUSED)


async def test_a_refusal_has_its_status_in_either_media_type_and_by_get(client: AsyncClient) -> None:
    for accept in ("application/json", "application/graphql-response+json"):
        answer = await client.get("/graphql", params={"query": QUERY}, headers={"accept": accept})
        assert (answer.status_code, answer.json()) == (401, REFUSED)
        assert answer.headers["content-type"].startswith(accept)
        assert answer.headers["cache-control"] == "no-store"


async def test_health_needs_no_token(client: AsyncClient) -> None:
    assert [(await client.get(path)).status_code for path in ("/healthz", "/readyz")] == [200, 200]


async def test_every_start_of_a_demonstration_ends_the_tokens_of_the_last(graph: Database, client: AsyncClient) -> None:
    first = await issue_for_demo(graph)
    roles = [(await asked(client, token)).json()["data"]["viewer"]["roles"] for token in first.values()]
    assert roles == [[role.value] for role in Role]
    second = await issue_for_demo(graph)
    assert {(await asked(client, token)).status_code for token in second.values()} == {200}
    await asyncio.sleep(issuing.KEPT)
    for token in first.values():
        await refused(client, token)
    assert {(await asked(client, token)).status_code for token in second.values()} == {200}
    kept = await all_tokens(graph)
    assert len(kept) == len(Role)
    assert {one.expires_at - one.created_at for one in kept} == {86_400_000_000}


async def test_tokens_of_the_demonstration_do_not_open_the_hub_to_others(graph: Database) -> None:
    await issue_for_demo(graph)
    assert not await any_valid_token(graph, instant())
    issued = await issue(graph, "one", ADMIN, 1)
    assert await any_valid_token(graph, instant())
    assert not await any_valid_token(graph, instant() + int(timedelta(days=1).total_seconds() * 1_000_000))
    await revoke_token(graph, issued.token.id, instant())
    assert not await any_valid_token(graph, instant())


async def test_tokens_are_logged_before_they_hold_and_cannot_be_issued_unlogged(
    graph: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with AuditLog(tmp_path / "audit") as log:
        author = Author("cli:a", log)
        issued = await issue(graph, "one", [Grant(Role.EDITOR, ("350582",))], 1, author)
        for _ in range(2):
            await revoke_token(graph, issued.token.id, instant(), author)
        logged = [(entry.kind, entry.told) for entry in oldest_first(log.folder) if entry.kind != "begin"]
        about = {"by": "cli:a", "bundle": issued.token.id, "whom": "one"}
        assert logged == [
            ("issue", about | {"grants": ["EDITOR:350582"], "expiresAt": issued.token.expires_at}),
            ("revoke", about),
        ]

        def full(*_: object) -> None:
            raise AuditUnwritable("no room")

        monkeypatch.setattr(AuditLog, "append", full)
        with pytest.raises(AuditUnwritable):
            await issue(graph, "two", ADMIN, 1, author)
        with pytest.raises(AuditUnwritable):
            await issue_for_demo(graph, author)
        monkeypatch.undo()
        assert await all_tokens(graph) == [await revoke_token(graph, issued.token.id, instant())]


def test_the_form_of_a_token_holds_whatever_an_identifier_is() -> None:
    for id_ in ("0" * 16, "demo-organisation"):
        text = issuing._made(id_, "one", ADMIN, 1, datetime.now(UTC)).text
        assert issuing._TOKEN.fullmatch(text)


@pytest.mark.parametrize(
    ("texts", "grants"),
    [
        (["VIEWER"], [Grant(Role.VIEWER)]),
        (["EDITOR:1", "EDITOR:2", "EDITOR:1"], [Grant(Role.EDITOR, ("1", "2"))]),
        (["EDITOR:1", "EDITOR"], [Grant(Role.EDITOR)]),
        (["EDITOR", "EDITOR:1"], [Grant(Role.EDITOR)]),
        (["EDITOR:a:b"], [Grant(Role.EDITOR, ("a:b",))]),
        (["EDITOR:", "editor", "", ":", ":1", "ROOT", None, 7, ["ADMIN"]], []),
    ],
)
def test_grants_are_read_from_texts_and_a_broken_one_grants_nothing(texts: list[object], grants: list[Grant]) -> None:
    assert list(granted(texts)) == grants
    assert list(granted(as_texts(grants))) == grants


async def test_a_token_is_nothing_foreign_to_the_doctor_and_nothing_to_a_load(graph: Database) -> None:
    await prepare(graph)
    issued = await issue(graph, "one", ADMIN, 1)
    assert await shape_faults(graph) == []
    assert (await load_path(graph, SEEDS / "qingyang")).accepted
    assert await all_tokens(graph) == [issued.token]
    found = (await diagnosis(graph)).findings
    assert [one.check.code for one in found if one.check.severity is Severity.ERROR] == []
