"""Sockets: the protocol, its limits, and who may not open one at all."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from server.app import Serving
from tests.server.sockets import Address, asked, begun, closing, heard, opened, served
from tests.server.toy import no_context, toy_schema


@pytest.fixture(scope="module")
async def toy() -> AsyncIterator[Address]:
    async with served(toy_schema(), no_context, Serving(seconds=0.5)) as address:
        yield address


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
