"""GraphQL over a socket: the token at the beginning, the same answers as by POST, and the end with the token."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest

from graph.database import Database
from graph.model.roles import Grant, Role
from graph.store.tokens import revoke_token
from resolvers.access import NOBODY
from schema.build import build_schema
from server.http.socket import LOOKED_AT_EVERY
from server.identity import Doorkeeper, issue
from server.identity.issued import KEPT
from server.identity.keys import PublishedKeys
from server.identity.signed import Expected, SignedTokens
from server.request import Callers
from tests.server.provider import AUDIENCE, ISSUER, Provider, provider, signed
from tests.server.sockets import Address, asked, begun, closing, instant, opened, served

VIEWER = "{ viewer { name roles } }"


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
