"""Warming asks the hub's own questions of an empty graph, shows nothing of it and survives a database that goes away."""

import logging
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

import pytest

from graph.database import Database, Row
from graph.errors import NotFound
from resolvers.access import HUB
from resolvers.caller import Definitions, caller_of
from schema.build import build_schema
from seeds.prepare import prepare
from server.request import Context
from server.warm import QUESTIONS, warm
from tests.agreement.hub import Hub
from tests.conftest import Server

SCHEMA = build_schema()


class Counted(Database):
    """The real database, keeping the texts it is asked."""

    def __init__(self, inner: Database) -> None:
        super().__init__(inner._driver, inner._database)
        self.texts: list[str] = []

    async def read(self, text: str, parameters: Mapping[str, object] | None = None, *, timeout: float | None = None) -> list[Row]:
        """The rows, noted."""
        self.texts.append(text)
        return await super().read(text, parameters, timeout=timeout)


@pytest.fixture
async def prepared(graph: Database) -> Database:
    """A graph with the shipped policies and no record."""
    await prepare(graph)
    return graph


@contextmanager
def passage(server: Server) -> Iterator[tuple[str, threading.Event]]:
    """An address that leads to the server until it is told to be closed: then every connection through it is cut."""
    host, _, port = server.uri.removeprefix("bolt://").removeprefix("neo4j://").rpartition(":")
    closed = threading.Event()
    ends: list[socket.socket] = []

    def carry(one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(65536):
                other.sendall(data)
        except OSError:
            pass
        finally:
            other.close()

    def accept(listening: socket.socket) -> None:
        while True:
            try:
                near, _ = listening.accept()
            except OSError:
                return
            if closed.is_set():
                near.close()
                continue
            far = socket.create_connection((host, int(port)))
            ends.extend((near, far))
            for pair in ((near, far), (far, near)):
                threading.Thread(target=carry, args=pair, daemon=True).start()

    def cut() -> None:
        closed.wait()
        listening.close()
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=accept, args=(listening,), daemon=True).start()
        watching = threading.Thread(target=cut, daemon=True)
        watching.start()
        try:
            yield f"bolt://127.0.0.1:{listening.getsockname()[1]}", closed
        finally:
            closed.set()
            watching.join(5)


@pytest.mark.long
async def test_warming_sends_a_statement_for_every_question(prepared: Database) -> None:
    counted = Counted(prepared)
    await warm(SCHEMA, counted)
    assert len(set(counted.texts)) >= len(QUESTIONS)


@pytest.mark.long
@pytest.mark.parametrize("question", QUESTIONS)
async def test_every_question_of_warming_is_a_good_one(question: str, prepared: Database) -> None:
    """Only that the graph has no such area may be wrong with it."""
    caller = caller_of(HUB, prepared, Definitions())
    result = await SCHEMA.execute(question, context_value=Context(caller))
    assert all(isinstance(error.original_error, NotFound) for error in result.errors or [])


async def test_a_database_that_goes_away_while_it_is_warmed_only_costs_the_warmth(
    prepared: Database, engine: Server, caplog: pytest.LogCaptureFixture
) -> None:
    with passage(engine) as (address, closed), caplog.at_level(logging.DEBUG):
        async with await Database.connect(address, engine.user, engine.password, None) as database:
            await Hub(database).ask("{ metrics { id } }")
            closed.set()
            await warm(SCHEMA, database)
    assert [record.message for record in caplog.records if record.name == "govhub"] == ["warming stopped"]


@pytest.mark.long
async def test_warming_of_a_graph_without_migrations_ends_quietly(database: Database) -> None:
    await database.execute("MATCH (n) WHERE NOT n:Migration CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS")
    await warm(SCHEMA, database)
