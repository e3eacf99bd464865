"""`govhub serve`: the hub itself, until it is told to stop."""

import argparse
import asyncio
import errno
import signal
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

import uvicorn

from graph.database import Database
from graph.engine import shown_on_stderr
from server.author import author_of_command
from server.commands.command import CannotRunError, Command, Speech, Status
from server.hub import open_graph
from server.settings import Settings

ENDPOINT = "/graphql"
WARMING_AT_MOST = 20.0
"""Seconds the address is held back while the graph is warmed; what is left goes on behind it."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="load the real seeds and the invented city into an empty graph first")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, help="0 takes a free one (default: GOVHUB_PORT, else 8000)")
    parser.add_argument(
        "--tls-certificate", metavar="FILE", type=Path, help="certificate in PEM (default: GOVHUB_TLS_CERTIFICATE)"
    )
    parser.add_argument("--tls-key", metavar="FILE", type=Path, help="its key in PEM (default: GOVHUB_TLS_KEY)")


async def _run(arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    from resolvers.access import NOBODY
    from schema.build import build_schema
    from seeds.demo import load_demo
    from seeds.prepare import prepare
    from server.app import build_app, uvicorn_config
    from server.http.console import questions as console_questions
    from server.identity import Doorkeeper, issue_for_demo, signed_tokens
    from server.reach import NO_CALLERS, reach_of
    from server.request import Callers
    from server.warm import warm

    reach = reach_of(arguments.host, arguments.tls_certificate, arguments.tls_key, settings)
    port = settings.port if arguments.port is None else arguments.port
    with _bound_socket(reach.ip, port) as listener, shown_on_stderr() as report, author_of_command(settings) as author:
        address = _address(listener, reach.scheme)
        async with open_graph(settings, exclusive=True, report=report) as database:
            audit = author.log
            assert audit is not None
            audit.begin()  # a hub that could not log reads would answer nothing about people
            await prepare(database, author=author)
            signed = signed_tokens(settings)
            if signed is None and not await _somebody_may_ask(database):
                if not reach.ip.is_loopback:
                    raise CannotRunError(NO_CALLERS.format(arguments.host))
                if not arguments.demo:
                    speech.say("Nobody can ask yet: issue a token with `govhub token`; this hub will know it at once.")
            questions: list[str] = []
            tokens: dict[str, str] = {}
            if arguments.demo:
                await load_demo(database, speech.say, author)
                questions = [question["query"] for question in console_questions()]
                tokens = {role.value: token for role, token in (await issue_for_demo(database, author)).items()}
            schema = build_schema()
            doorkeeper = Doorkeeper(database, signed, anonymous=NOBODY if arguments.demo and reach.is_this_machine else None)
            callers = Callers(database, doorkeeper, audit)
            app = build_app(schema, callers, lambda: _ready(database), console=True, serving=reach.serving, audit=audit)
            warming = asyncio.create_task(warm(schema, database))
            config = uvicorn_config(app, *listener.getsockname()[:2], certificate=reach.certificate)
            document = {"address": address, "graphql": address + ENDPOINT, "questions": questions, "tokens": tokens}
            lines = [f"The hub answers at {address}{ENDPOINT} (Ctrl-C stops it).", *_held(tokens), *_asked(questions)]
            try:
                # Whoever asks first would otherwise wait for their own plans and for ours.
                await asyncio.wait({warming}, timeout=WARMING_AT_MOST)
                await _Server(config, lambda: speech.result(document, lines)).serve(sockets=[listener])
            finally:
                warming.cancel()
                await asyncio.gather(warming, return_exceptions=True)
        speech.say("The hub has stopped.")
    return Status.DONE


async def _somebody_may_ask(database: Database) -> bool:
    from graph.store.tokens import any_valid_token

    return await any_valid_token(database, int(datetime.now(UTC).timestamp() * 1_000_000))


async def _ready(database: Database) -> bool:
    from graph.migrations import pending

    return not await pending(database)


class _Server(uvicorn.Server):
    """uvicorn that says when it answers, and that leaves signals to the event loop, so that we can close the graph after it."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Announce the address once it is listened on."""
        await super().startup(sockets)
        if not self.should_exit:
            self._announce()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ctrl-C and SIGTERM end serving; the command then ends by itself."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._end)
        yield

    def _end(self) -> None:
        self.should_exit = True


def _asked(questions: list[str]) -> list[str]:
    return ["", "Three questions worth asking there:", *(f"\n{question.strip()}" for question in questions)] if questions else []


def _held(tokens: Mapping[str, str]) -> list[str]:
    """A token for each role, to try out what it sees."""
    lines = [f"{role:<12}  {token}" for role, token in tokens.items()]
    return ["", "A token for each role, valid for a day; send it as Authorization: Bearer …", "", *lines] if lines else []


def _bound_socket(ip: IPv4Address | IPv6Address, port: int) -> socket.socket:
    """A socket taken before the database starts, so that a port in use is told at once."""
    # asyncio turns Nagle's algorithm off on sockets that say they are TCP; with it on, an answer's body waits 40 ms for an
    # acknowledgement of its head on every connection that is kept open.
    listener = socket.socket(socket.AF_INET6 if ip.version == 6 else socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((str(ip), port))
    except (OSError, OverflowError) as error:
        listener.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRNOTAVAIL:
            raise CannotRunError(f"The hub cannot be served on {ip}: this machine does not have that address.") from None
        reason = error.strerror if isinstance(error, OSError) else "no such port"
        raise CannotRunError(f"Port {port} cannot be listened on ({reason}); choose another with --port.") from None
    return listener


def _address(listener: socket.socket, scheme: str) -> str:
    host, port = listener.getsockname()[:2]
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


COMMAND = Command("serve", "serve the graph over GraphQL", _arguments, _run)
