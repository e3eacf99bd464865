"""The application on a real uvicorn on loopback, and its doors besides GraphQL."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator

import httpx2
import pytest
import uvicorn
from starlette.testclient import TestClient

from server.app import Serving, build_app, uvicorn_config
from tests.server.toy import always_ready, no_context, toy_client, toy_schema

QUERY = b'{"query":"{number}"}'


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    app = build_app(toy_schema(), no_context, always_ready, console=True)
    server = uvicorn.Server(uvicorn_config(app, "127.0.0.1", 0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    host, port = server.servers[0].sockets[0].getsockname()[:2]
    yield host, port
    server.should_exit = True
    thread.join(10)


def exchanged(address: tuple[str, int], *pieces: bytes) -> tuple[int, dict[str, str], bytes]:
    with socket.create_connection(address, timeout=5) as connection:
        for piece in pieces:
            connection.sendall(piece)
        reader = connection.makefile("rb")
        status = int(reader.readline().split()[1])
        headers = {}
        while line := reader.readline().strip():
            name, _, value = line.decode().partition(":")
            headers[name.lower()] = value.strip()
        return status, headers, reader.read(int(headers.get("content-length", "0")))


def head(path: str = "/graphql", method: str = "POST", **headers: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def test_a_query_is_answered_over_a_real_connection(address: tuple[str, int]) -> None:
    status, headers, body = exchanged(address, head(Content_Length=str(len(QUERY))), QUERY)
    assert (status, json.loads(body)) == (200, {"data": {"number": 1}})
    assert headers["content-type"] == "application/json; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


def test_a_chunked_body_is_read_and_bounded(address: tuple[str, int]) -> None:
    chunked = head(Transfer_Encoding="chunked")
    whole = b"%x\r\n%s\r\n0\r\n\r\n" % (len(QUERY), QUERY)
    assert exchanged(address, chunked, whole)[0] == 200
    chunk = b"%x\r\n%s\r\n" % (60_000, b"x" * 60_000)
    status, headers, body = exchanged(address, chunked, chunk, chunk)
    assert status == 413
    assert headers["connection"] == "close"
    assert json.loads(body)["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


@pytest.mark.parametrize("length", ["100001", "99999999999999"])
def test_a_body_declared_too_long_is_refused_before_it_is_read(address: tuple[str, int], length: str) -> None:
    status, _, body = exchanged(address, head(Content_Length=length))
    assert status == 413
    assert "100000 bytes" in json.loads(body)["errors"][0]["message"]


def test_a_caller_who_hangs_up_midway_leaves_the_hub_serving(address: tuple[str, int]) -> None:
    with socket.create_connection(address, timeout=5) as connection:
        connection.sendall(head(Content_Length="100") + b'{"query"')
    assert exchanged(address, head(Content_Length=str(len(QUERY))), QUERY)[0] == 200


def test_an_open_connection_serves_one_request_after_another(address: tuple[str, int]) -> None:
    with httpx2.Client(base_url=f"http://{address[0]}:{address[1]}") as client:
        for _ in range(3):
            assert client.post("/graphql", content=b"{", headers={"content-type": "application/json"}).status_code == 400
            assert client.post("/graphql", content=QUERY, headers={"content-type": "application/json"}).status_code == 200


@pytest.mark.parametrize(
    "host", ["attacker.example", "127.0.0.1.attacker.example", "localhost.", "", "[::2]:80", "127.0.0.1:x", "192.0.2.1"]
)
def test_a_request_under_another_host_name_is_refused(host: str) -> None:
    with toy_client(console=True) as client:
        for path in ("/graphql?query={number}", "/", "/healthz"):
            response = client.get(path, headers={"host": host})
            assert response.status_code == 421
            assert "answers only under" in response.json()["errors"][0]["message"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "127.0.0.2", "[::1]", "[::1]:8000"])
def test_a_request_under_a_loopback_name_is_served(host: str) -> None:
    with toy_client() as client:
        assert client.get("/graphql?query={number}", headers={"host": host}).status_code == 200


def test_any_host_name_is_served_where_that_is_chosen() -> None:
    with toy_client(serving=Serving(hosts=None)) as client:
        assert client.get("/healthz", headers={"host": "hub.example"}).status_code == 200


def test_the_process_lives_whether_or_not_the_database_answers() -> None:
    async def not_ready() -> bool:
        return False

    async def broken() -> bool:
        raise ConnectionRefusedError("bolt://graph.internal:7687")

    for check in (not_ready, broken):
        with TestClient(build_app(toy_schema(), no_context, check, console=False), base_url="http://127.0.0.1") as client:
            assert (client.get("/healthz").status_code, client.get("/healthz").json()) == (200, {"status": "alive"})
            response = client.get("/readyz")
            assert (response.status_code, response.json()) == (503, {"status": "not ready"})


def test_a_readiness_check_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async def hanging() -> bool:
        await asyncio.sleep(60)
        return True

    monkeypatch.setattr("server.health.PATIENCE", 0.05)
    with TestClient(build_app(toy_schema(), no_context, hanging, console=False), base_url="http://127.0.0.1") as client:
        assert client.get("/readyz").status_code == 503


def test_a_ready_hub_says_so() -> None:
    with toy_client() as client:
        assert (client.get("/readyz").status_code, client.get("/readyz").json()) == (200, {"status": "ready"})
        assert client.head("/readyz").status_code == 200
