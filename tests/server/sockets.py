"""A hub that is spoken to over sockets, and what is said to it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from schema.guard import GuardedSchema
from server.app import Serving, build_app, uvicorn_config
from tests.server.toy import always_ready

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
