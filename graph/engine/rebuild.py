"""A whole new store in the place of the one there (重建): built beside it and put in its place by renaming, or nothing.

Whoever rebuilds has the data folder to himself: no hub serves it, no command uses its server, and one that comes
waits at the door. The new store is a data folder of its own inside the old one.
"""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.engine.engine import hub_lock
from graph.engine.errors import EngineCancelledError, EngineError
from graph.engine.fetch import fetched_jars
from graph.engine.home import USER, Home, read_connection, write_private
from graph.engine.jars import locked_jars
from graph.engine.java import (
    IN_PROCESS,
    Memory,
    admin_command,
    admin_text,
    class_path_text,
    configuration_text,
    environment,
    memory_shares,
)
from graph.engine.leftovers import clear_up, fresh_home, importer_words, replaced_data
from graph.engine.locks import FileLock
from graph.engine.progress import Report, unreported
from graph.engine.server import launched, running_server, stop

_PAUSE = 0.1
_LONGEST_REASON = 500
_STOP_GRACE = 900.0
"""Seconds: a great store that was never closed yet has much to write, and it must be whole before it takes its place."""
_IMPORT = ("database", "import", "full", "neo4j")
_NOTHING_BAD = ("--bad-tolerance=0", "--strict=true")


@dataclass(frozen=True, slots=True)
class Access:
    """Where a server is and how to sign in."""

    uri: str
    user: str
    password: str


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """The two stores of a rebuild: the one there, and the one that is to take its place."""

    there: Home
    fresh: Home
    jars: Sequence[Path]
    memory: Memory

    @property
    def files(self) -> Path:
        """The folder for the files that the importer reads; made by `begin`."""
        return self.fresh.root / "files"

    def begin(self) -> None:
        """Make the place of the new store; it takes the password of the old one."""
        self.fresh.prepare()
        self.files.mkdir()
        write_private(self.fresh.password_file, self.there.password() + "\n")
        self.fresh.class_path_file.write_text(class_path_text(self.jars), encoding="utf-8")
        (self.fresh.configuration / "neo4j.conf").write_text(configuration_text(0, self.memory), encoding="utf-8")

    def run_importer(self, words: Sequence[str], cancelled: threading.Event) -> None:
        """Fill the new store from the files; any entry that is wrong ends it with an EngineError."""
        arguments, log = importer_words(self.fresh), self.files / "importer.log"
        sizes = (f"--max-off-heap-memory={self.memory.page_cache}m",)
        write_private(arguments, admin_text(self.fresh, *_IMPORT, *_NOTHING_BAD, *sizes, *words, main=IN_PROCESS))
        with log.open("wb") as output:
            # A session of its own, so that Ctrl-C in our terminal does not reach it before we know.
            child = subprocess.Popen(
                admin_command(arguments, heap=self.memory.heap),
                cwd=self.files,
                env=environment(self.fresh),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        try:
            while child.poll() is None:
                if cancelled.wait(_PAUSE):
                    raise EngineCancelledError("Importing was given up.")
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
        if child.returncode:
            raise EngineError(f"The importer of the database ended with status {child.returncode}: {_said(log)}")

    def launch(self, home: Home, cancelled: threading.Event) -> Access:
        """A server of one of the two stores that answers."""
        return Access(launched(home, self.jars, self.memory, cancelled=cancelled).uri, USER, home.password())

    def stop(self, home: Home) -> None:
        """End that server if it runs; everything is on disk then."""
        mark = running_server(home, read_connection(home))
        if mark is not None:
            stop(home, mark, _STOP_GRACE)

    def switch(self) -> None:
        """Put the new store in the place of the one there, which is gone after that."""
        os.rename(self.there.data, replaced_data(self.there))
        os.rename(self.fresh.data, self.there.data)
        _to_disk(self.there.neo4j)


@contextmanager
def rebuilding(
    home: Path,
    *,
    cache: Path,
    memory_mib: int | None = None,
    mirror: str | None = None,
    report: Report = unreported,
    cancelled: threading.Event | None = None,
) -> Iterator[Rebuilding]:
    """A rebuild of that folder for as long as the block runs; EngineError while anybody else uses it.

    However the block ends, neither a server nor a half-built store stays. The arguments are those of `start_engine`.
    """
    cancelled = cancelled or threading.Event()
    place = Home(home.absolute())
    place.prepare()
    hub, guests = hub_lock(place), FileLock(place.lock_file("guests"))
    try:
        with FileLock(place.lock_file("door")).held(cancelled):
            if not guests.try_alone():
                raise EngineError(f"Another command uses the database in {place.root}; try again when it has ended.")
            jars = fetched_jars(locked_jars(), cache, mirror=mirror, report=report, cancelled=cancelled)
            work = Rebuilding(place, fresh_home(place), jars, memory_shares(memory_mib))
            work.stop(place)
            clear_up(place)
            try:
                yield work
            finally:
                work.stop(place)
                clear_up(place)
    finally:
        guests.close()
        hub.close()


def _said(log: Path) -> str:
    """Why the importer failed, as it says itself, on one line."""
    text = " ".join(log.read_text(encoding="utf-8", errors="replace").split())
    return (
        text.rpartition("IMPORT FAILED")[2].partition("Full exception details")[0].strip()[:_LONGEST_REASON] or "it said nothing"
    )


def _to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
