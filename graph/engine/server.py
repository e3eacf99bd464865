"""Starting one Neo4j server process and waiting until it answers."""

import socket
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from graph.engine import process
from graph.engine.errors import EngineCancelledError, EngineError
from graph.engine.home import USER, Connection, Home, write_connection, write_private
from graph.engine.java import (
    Memory,
    admin_command,
    admin_text,
    class_path_text,
    configuration_text,
    environment,
    server_command,
)
from graph.engine.process import Mark

LOOPBACK = "127.0.0.1"
STOP_GRACE = 60.0
"""Seconds a server has to write its memory to disk and end; after them it is ended, and recovers at the next start."""
_START_PATIENCE = 900.0
"""Seconds: a killed server of a great graph works through its log before it answers."""
_PAUSE = 0.1
_PORT_TRIES = 3
_BOLT_HANDSHAKE = bytes.fromhex("6060b017 00000605 00020405 00000000 00000000")
_PORT_TAKEN = "Address already in use"


def launched(
    home: Home, jars: Sequence[Path], memory: Memory, *, port: int | None = None, cancelled: threading.Event
) -> Connection:
    """A server of this folder that answers; `port` is used again when it is given and free."""
    password = home.password()
    home.class_path_file.write_text(class_path_text(jars), encoding="utf-8")
    for attempt in range(_PORT_TRIES):
        chosen = port if port and attempt == 0 and _is_free(port) else _free_port()
        (home.configuration / "neo4j.conf").write_text(configuration_text(chosen, memory), encoding="utf-8")
        if not home.has_data:
            _set_first_password(home, password)
        mark = process.started(server_command(home, memory), home.console_log, environment(home))
        connection = Connection(f"bolt://{LOOPBACK}:{chosen}", USER, chosen, mark.pid, mark.began)
        write_connection(home, connection)
        try:
            _wait_until_ready(home, connection, cancelled)
        except BaseException:
            stop(home, mark)
            # Between our look and its own, another program may have taken the port.
            if _PORT_TAKEN in _console(home) and attempt + 1 < _PORT_TRIES:
                continue
            raise
        return connection
    raise AssertionError("the last attempt returns or raises")


def running_server(home: Home, connection: Connection | None) -> Mark | None:
    """The server process of this folder, also when the file that names it was lost."""
    if connection is not None and connection.mark.is_alive() and connection.mark.has_argument(home.home_argument):
        return connection.mark
    return next(iter(process.with_argument(home.home_argument)), None)


def stop(home: Home, mark: Mark, grace: float = STOP_GRACE) -> None:
    """End the server, cleanly if it will, and take back the word of where it is."""
    process.stop(mark, grace)
    home.connection_file.unlink(missing_ok=True)


def _set_first_password(home: Home, password: str) -> None:
    words = home.root / "first-password"
    try:
        write_private(words, admin_text(home, "dbms", "set-initial-password", password))
        done = subprocess.run(admin_command(words), env=environment(home), capture_output=True, text=True, check=False)
    finally:
        words.unlink(missing_ok=True)
    if done.returncode:
        raise EngineError(f"The database server could not be given its password: {_last_line(done.stdout + done.stderr)}")


def _wait_until_ready(home: Home, connection: Connection, cancelled: threading.Event) -> None:
    deadline = time.monotonic() + _START_PATIENCE
    while not ("Started." in _console(home) and _answers(connection.port)):
        if cancelled.wait(_PAUSE):
            raise EngineCancelledError("Starting the database server was given up.")
        if not connection.mark.is_alive():
            raise EngineError(f"The database server ended while starting: {_last_line(_console(home))} (see {home.console_log})")
        if time.monotonic() > deadline:
            raise EngineError(f"The database server did not answer within {_START_PATIENCE:.0f} seconds; see {home.console_log}.")


def _answers(port: int) -> bool:
    try:
        with socket.create_connection((LOOPBACK, port), timeout=2) as connection:
            connection.sendall(_BOLT_HANDSHAKE)
            return any(connection.recv(4))
    except OSError:
        return False


def _console(home: Home) -> str:
    try:
        return home.console_log.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if "ERROR" in line or "Caused by" in line or line.startswith("Error")]
    return (telling or lines or ["it said nothing"])[-1]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
