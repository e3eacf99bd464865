"""GraphQL over a socket: the token at the beginning, the same answers as by POST, and the end with the token."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Subprotocol

from graph.database import Database
from graph.model.roles import Grant, Role
from graph.store.tokens import revoke_token
from resolvers.access import NOBODY
from schema.build import build_schema
from schema.guard import GuardedSchema
from server.app import Serving, build_app, uvicorn_config
from server.http.socket import LOOKED_AT_EVERY
from server.identity import Doorkeeper, issue
from server.identity.issued import KEPT
from server.identity.keys import PublishedKeys
from server.identity.signed import Expected, SignedTokens
from server.request import Callers
from tests.server.provider import AUDIENCE, ISSUER, Provider, provider, signed
from tests.server.toy import always_ready, no_context, toy_schema

VIEWER = "{ viewer { name roles } }"
Address = str


@asynccontextmanager
async def served(schema: GuardedSchema, context: Callable[..., Any], serving: Serving | None = None) -> AsyncIterator[Address]:
    app = build_app(schema, context, always_ready, console=False, serving=serving)
    server = uvicorn.Server(uvicorn_config(app, "127.0.0.1", 0))
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    try:
        yield f"ws://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/graphql"
    finally:
        server.should_exit = True
        await running


@pytest.fixture(scope="module")
async def told() -> AsyncIterator[Provider]:
    with provider() as told:
        yield told


@pytest.fixture(scope="module")
async def address(database: Database, told: Provider) -> AsyncIterator[Address]:
    door = Doorkeeper(database, SignedTokens(PublishedKeys(told.address), Expected(ISSUER, AUDIENCE)))
    async with served(build_schema(), Callers(database, door)) as address:
        yield address


@pytest.fixture(scope="module")
async def demo(database: Database) -> AsyncIterator[Address]:
    async with served(build_schema(), Callers(database, Doorkeeper(database, anonymous=NOBODY))) as address:
        yield address


@pytest.fixture(scope="module")
async def toy() -> AsyncIterator[Address]:
    async with served(toy_schema(), no_context, Serving(seconds=0.5)) as address:
        yield address


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each wait of a socket's watch over its token is asked to be, whatever it then is on this machine."""
    found: list[float] = []
    sleep = asyncio.sleep

    async def noted(delay: float, *result: Any) -> Any:
        task = asyncio.current_task()
        if task is not None and getattr(task.get_coro(), "__qualname__", "").endswith("._watch"):
            found.append(delay)
        return await sleep(delay, *result)

    monkeypatch.setattr(asyncio, "sleep", noted)
    return found


def opened(address: Address, **more: Any) -> connect:
    return connect(address, subprotocols=[Subprotocol("graphql-transport-ws")], **more)


async def begun(socket: ClientConnection, token: str | None = None, member: str = "authorization") -> dict[str, Any]:
    payload = {} if token is None else {"payload": {member: f"Bearer {token}"}}
    await socket.send(json.dumps({"type": "connection_init", **payload}))
    return await heard(socket)


async def heard(socket: ClientConnection) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(await asyncio.wait_for(socket.recv(), 15))
    return message


async def asked(socket: ClientConnection, query: str, id_: str = "1", **members: Any) -> dict[str, Any]:
    await socket.send(json.dumps({"id": id_, "type": "subscribe", "payload": {"query": query, **members}}))
    answer = await heard(socket)
    if answer["type"] == "next":
        assert await heard(socket) == {"id": id_, "type": "complete"}
    return answer


async def closing(socket: ClientConnection, patience: float = 15) -> int:
    """The code that the socket is closed with."""
    with pytest.raises(ConnectionClosed) as closed:
        await asyncio.wait_for(socket.recv(), patience)
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


def instant() -> int:
    return int(datetime.now(UTC).timestamp() * 1_000_000)


@pytest.mark.parametrize("member", ["authorization", "Authorization"])
async def test_a_query_over_a_socket_is_answered_as_by_post(database: Database, address: Address, member: str) -> None:
    issued = await issue(database, "one", [Grant(Role.AUDITOR)], 1)
    async with opened(address) as socket:
        assert socket.subprotocol == "graphql-transport-ws"
        assert await begun(socket, issued.text, member) == {"type": "connection_ack"}
        data = {"viewer": {"name": "one", "roles": ["AUDITOR"]}}
        assert await asked(socket, VIEWER) == {"id": "1", "type": "next", "payload": {"data": data}}
        assert (await asked(socket, "query A { viewer { name } } query B { viewer { roles } }", operationName="B"))[
            "payload"
        ] == {"data": {"viewer": {"roles": ["AUDITOR"]}}}


async def test_the_header_of_the_handshake_counts_where_the_message_says_nothing(address: Address) -> None:
    async with opened(address, additional_headers={"Authorization": f"Bearer {signed()}"}) as socket:
        assert await begun(socket) == {"type": "connection_ack"}
    async with opened(address, additional_headers={"Authorization": f"Bearer {signed()}"}) as socket:
        await socket.send(json.dumps({"type": "connection_init", "payload": {"authorization": "Bearer x"}}))
        assert await closing(socket) == 4401


@pytest.mark.parametrize("token", ["x", "govhub_x_y", "é", signed(exp=int(time.time()) - 100)])
async def test_a_bad_token_closes_the_socket(address: Address, token: str) -> None:
    async with opened(address) as socket:
        await socket.send(json.dumps({"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}}))
        assert await closing(socket) == 4401


async def test_a_token_without_a_role_closes_the_socket_with_another_code(address: Address) -> None:
    async with opened(address) as socket:
        await socket.send(
            json.dumps({"type": "connection_init", "payload": {"authorization": f"Bearer {signed(govhub_roles=[])}"}})
        )
        assert await closing(socket) == 4403


@pytest.mark.parametrize("payload", [{}, {"payload": {}}, {"payload": None}, {"payload": {"authorization": None}}])
async def test_without_a_token_the_socket_is_closed(address: Address, payload: dict[str, Any]) -> None:
    async with opened(address) as socket:
        await socket.send(json.dumps({"type": "connection_init", **payload}))
        assert await closing(socket) == 4401


async def test_nobody_may_ask_a_demonstration(demo: Address) -> None:
    async with opened(demo) as socket:
        assert await begun(socket) == {"type": "connection_ack"}
        assert (await asked(socket, VIEWER))["payload"]["data"]["viewer"] == {"name": "nobody", "roles": ["VIEWER"]}


async def test_nothing_is_answered_before_the_beginning(address: Address) -> None:
    async with opened(address) as socket:
        await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": VIEWER}}))
        assert await closing(socket) == 4401


async def test_a_revoked_token_ends_an_idle_socket_within_five_seconds(
    database: Database, address: Address, waits: list[float]
) -> None:
    issued = await issue(database, "one", [Grant(Role.VIEWER)], 1)
    async with opened(address) as socket:
        await begun(socket, issued.text)
        await revoke_token(database, issued.token.id, instant())
        assert await closing(socket) == 4401
    # No look waits longer than the one constant, and none is answered from what was known longer ago than the other.
    assert waits
    assert max(waits) <= LOOKED_AT_EVERY
    assert LOOKED_AT_EVERY + KEPT < 5


async def test_a_revoked_token_gets_no_further_answer(database: Database, address: Address) -> None:
    issued = await issue(database, "one", [Grant(Role.VIEWER)], 1)
    async with opened(address) as socket:
        await begun(socket, issued.text)
        assert (await asked(socket, VIEWER))["type"] == "next"
        await revoke_token(database, issued.token.id, instant())
        await asyncio.sleep(KEPT)
        await socket.send(json.dumps({"id": "2", "type": "subscribe", "payload": {"query": VIEWER}}))
        assert await closing(socket, 2) == 4401


async def test_a_socket_ends_when_its_token_does(database: Database, address: Address, waits: list[float]) -> None:
    issued = await issue(database, "one", [Grant(Role.VIEWER)], 1)
    until = instant() + 4_000_000
    await database.execute("MATCH (t:AccessToken {id: $id}) SET t.expiresAt = $at", {"id": issued.token.id, "at": until})
    await ends_with_its_token(address, issued.text, until, waits)
    expiry = int(time.time()) + 4
    await ends_with_its_token(address, signed(exp=expiry), expiry * 1_000_000, waits)


async def ends_with_its_token(address: Address, token: str, until: int, waits: list[float]) -> None:
    async with opened(address) as socket:
        assert await begun(socket, token) == {"type": "connection_ack"}
        assert await closing(socket) == 4401
        assert instant() >= until
    assert waits[-1] < LOOKED_AT_EVERY  # the last wait was for what was left of the token


async def test_errors_and_limits_are_those_of_the_endpoint(toy: Address) -> None:
    async with opened(toy) as socket:
        await begun(socket)
        for query, code in (
            ("{", "GRAPHQL_PARSE_FAILED"),
            ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
            ("{ branches(first: 200) { branches(first: 200) { branches(first: 200) { name } } } }", "QUERY_TOO_COMPLEX"),
            ("subscription { ticks }", "BAD_REQUEST"),
            ("", "BAD_REQUEST"),
        ):
            answer = await asked(socket, query)
            assert (answer["type"], answer["payload"][0]["extensions"]["code"]) == ("error", code), answer
        partly = await asked(socket, "{ number broken }")
        assert partly["payload"]["data"] == {"number": 1, "broken": None}
        assert partly["payload"]["errors"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
        assert "bolt://" not in json.dumps(partly)
        assert (await asked(socket, "{ slow }"))["payload"][0]["extensions"]["code"] == "EXECUTION_TIMEOUT"
        assert (await asked(socket, "{ huge }"))["payload"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
        assert (await asked(socket, "query ($v: Int!) { number(value: $v) }", variables={"v": 7}))["payload"]["data"] == {
            "number": 7
        }
        assert (await asked(socket, "{ number }", variables=[1]))["payload"][0]["extensions"]["code"] == "BAD_REQUEST"
        assert (await asked(socket, "{ number }"))["payload"] == {"data": {"number": 1}}


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "x",
        "[]",
        "7",
        "null",
        "{}",
        '{"type": 7}',
        '{"type": "no such"}',
        json.dumps({"type": "é" * 200}),
        '{"type": "subscribe"}',
        '{"type": "subscribe", "id": "1", "payload": 7}',
        '{"type": "subscribe", "id": ["1"], "payload": {"query": "{ number }"}}',
        '{"type": "subscribe", "id": "1", "payload": {}}',
        "[" * 50_000,
        b"\x00",
    ],
)
async def test_a_message_that_is_none_closes_the_socket(toy: Address, frame: str | bytes) -> None:
    async with opened(toy) as socket:
        await begun(socket)
        await socket.send(frame)
        assert await closing(socket) == 4400


async def test_a_second_beginning_and_a_beginning_that_is_none_close_the_socket(toy: Address) -> None:
    async with opened(toy) as socket:
        await begun(socket)
        await socket.send(json.dumps({"type": "connection_init"}))
        assert await closing(socket) == 4429
    async with opened(toy) as socket:
        await socket.send(json.dumps({"type": "connection_init", "payload": "Bearer x"}))
        assert await closing(socket) == 4400


async def test_a_message_longer_than_100_kb_closes_the_socket(toy: Address) -> None:
    async with opened(toy) as socket:
        await begun(socket)
        await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": "{ number } #" + "x" * 100_000}}))
        assert await closing(socket) == 1009


async def test_a_page_of_another_site_and_another_host_name_open_no_socket(toy: Address) -> None:
    port = toy.rpartition(":")[2].removesuffix("/graphql")
    for wrong in (
        opened(toy, additional_headers={"Origin": "http://elsewhere.example"}),
        opened("ws://elsewhere.example/graphql", host="127.0.0.1", port=int(port)),
    ):
        with pytest.raises(InvalidStatus) as refused:
            await wrong.__aenter__()
        assert refused.value.response.status_code == 403


async def test_another_protocol_is_not_spoken(toy: Address) -> None:
    async with connect(toy, subprotocols=[Subprotocol("graphql-ws")]) as socket:
        assert await closing(socket) == 4406


async def test_several_operations_run_at_once_and_one_can_be_given_up(toy: Address) -> None:
    async with opened(toy) as socket:
        await begun(socket)
        await socket.send(json.dumps({"id": "slow", "type": "subscribe", "payload": {"query": "{ slow }"}}))
        assert (await asked(socket, "{ number }", "quick"))["payload"] == {"data": {"number": 1}}
        await socket.send(json.dumps({"id": "slow", "type": "complete"}))
        await asyncio.sleep(0.8)
        await socket.send(json.dumps({"type": "ping"}))
        assert await heard(socket) == {"type": "pong"}
