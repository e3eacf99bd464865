"""One Neo4j server per data folder, shared by every command that uses the folder.

Whoever uses the server is its guest: it holds a shared lock on one file for as long. The first guest
starts the server, the last one stops it, whatever order they came in; both happen behind one door, a
lock that only one process holds. A server that runs without any guest was left behind by a killed
process and is stopped before a new one starts. The hub itself also holds the folder's `hub` lock.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from graph.engine.errors import EngineError
from graph.engine.fetch import fetched_jars
from graph.engine.home import USER, Connection, Home, read_connection
from graph.engine.jars import locked_jars
from graph.engine.java import Memory, memory_shares
from graph.engine.leftovers import clear_up
from graph.engine.locks import FileLock
from graph.engine.process import Mark
from graph.engine.progress import Report, unreported
from graph.engine.server import launched, running_server, stop

_WAITING = "Waiting for another command that opens or rebuilds this data folder."
Launch = Callable[[int | None, threading.Event], Connection]


@dataclass(slots=True)
class Engine:
    """A running server as one of its guests sees it (托管数据库)."""

    uri: str
    user: str
    password: str = field(repr=False)
    home: Path
    pid: int
    _mark: Mark = field(repr=False)
    _port: int = field(repr=False)
    _guests: FileLock = field(repr=False)
    _hub: FileLock | None = field(repr=False)
    _launch: Launch = field(repr=False)

    def is_alive(self) -> bool:
        """Whether the server process runs."""
        return self._mark.is_alive()

    def revive(self, cancelled: threading.Event | None = None) -> None:
        """Start the server again where it was, after it ended under its guests; EngineError when it cannot be."""
        cancelled = cancelled or threading.Event()
        home = Home(self.home)
        with FileLock(home.lock_file("door")).held(cancelled):
            connection = read_connection(home)
            if connection is None or running_server(home, connection) != connection.mark:
                connection = self._launch(self._port, cancelled)
        self.uri, self.pid, self._mark, self._port = connection.uri, connection.pid, connection.mark, connection.port

    def stop(self) -> None:
        """Leave the server; the last guest stops it cleanly. A second call does nothing."""
        home = Home(self.home)
        with FileLock(home.lock_file("door")).held(threading.Event()):
            if self._guests.is_open and self._guests.try_alone():
                mark = running_server(home, read_connection(home))
                if mark is not None:
                    stop(home, mark)
            self._guests.close()
            if self._hub is not None:
                self._hub.close()


def start_engine(
    home: Path,
    *,
    cache: Path,
    memory_mib: int | None = None,
    mirror: str | None = None,
    report: Report = unreported,
    cancelled: threading.Event | None = None,
    exclusive: bool = True,
) -> Engine:
    """The server of one data folder, started when it does not run yet.

    `exclusive` is for the hub: a second hub on the folder gets an EngineError. Every other command
    passes False and uses what is there. `cache` is where the jars are kept, `memory_mib` what the server
    may take (None: a share of this machine), `mirror` a Maven repository to fetch from instead of the
    public one. Blocks until the server answers; setting `cancelled` from another thread ends the wait.
    """
    cancelled = cancelled or threading.Event()
    place = Home(home.absolute())
    place.prepare()
    memory = memory_shares(memory_mib)
    hub = hub_lock(place) if exclusive else None
    guests = FileLock(place.lock_file("guests"))

    def launch(port: int | None, cancelled: threading.Event) -> Connection:
        return _launch(place, cache, memory, port, mirror, report, cancelled)

    try:
        with FileLock(place.lock_file("door")).held(cancelled, lambda: report(_WAITING, 0, 0)):
            clear_up(place)
            connection = _taken_over(place, guests)
            if connection is None:
                last = read_connection(place)
                connection = launch(last.port if last else None, cancelled)
            guests.try_shared()
    except BaseException:
        guests.close()
        if hub is not None:
            hub.close()
        raise
    return Engine(
        connection.uri,
        USER,
        place.password(),
        place.root,
        connection.pid,
        connection.mark,
        connection.port,
        guests,
        hub,
        launch,
    )


@contextmanager
def attach_or_start(
    home: Path,
    *,
    cache: Path,
    memory_mib: int | None = None,
    mirror: str | None = None,
    report: Report = unreported,
    cancelled: threading.Event | None = None,
) -> Iterator[Engine]:
    """The server of a folder for as long as the block runs: the running hub's, or one of our own."""
    engine = start_engine(
        home, cache=cache, memory_mib=memory_mib, mirror=mirror, report=report, cancelled=cancelled, exclusive=False
    )
    try:
        yield engine
    finally:
        engine.stop()


def hub_lock(home: Home) -> FileLock:
    """The lock of the one hub of a folder; EngineError when another process has it."""
    lock = FileLock(home.lock_file("hub"))
    if not lock.try_alone():
        holder = lock.noted()
        lock.close()
        raise EngineError(
            f"Another hub{f' (process {holder})' if holder else ''} already serves the data folder {home.root}; "
            "stop it, or set GOVHUB_HOME to another folder."
        )
    lock.note_process()
    return lock


def _taken_over(home: Home, guests: FileLock) -> Connection | None:
    """The server that others use now; one that nobody uses any more is stopped."""
    connection = read_connection(home)
    mark = running_server(home, connection)
    if mark is None:
        return None
    left_behind = guests.try_alone()
    if left_behind or connection is None or connection.mark != mark:
        stop(home, mark)
        return None
    return connection


def _launch(
    home: Home,
    cache: Path,
    memory: Memory,
    port: int | None,
    mirror: str | None,
    report: Report,
    cancelled: threading.Event,
) -> Connection:
    jars = fetched_jars(locked_jars(), cache, mirror=mirror, report=report, cancelled=cancelled)
    report("Starting the database server.", 0, 0)
    return launched(home, jars, memory, port=port, cancelled=cancelled)
