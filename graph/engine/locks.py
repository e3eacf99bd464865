"""Advisory locks on files: what keeps two processes from managing one folder at once.

The kernel drops them when their holder dies, however it dies, so no lock is ever left behind.
"""

import fcntl
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.engine.errors import EngineCancelledError

_PAUSE = 0.1


class FileLock:
    """One lock on one file, held by one owner; a second object on the same file is another owner."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def try_alone(self) -> bool:
        """Take it for oneself; False when anybody else has it in any way."""
        return self._try(fcntl.LOCK_EX)

    def try_shared(self) -> bool:
        """Take it together with others; False when somebody has it alone."""
        return self._try(fcntl.LOCK_SH)

    def wait_alone(self, cancelled: threading.Event, waiting: Callable[[], None] = lambda: None) -> None:
        """Take it for oneself as soon as it is free, `waiting` called if it is not yet; EngineCancelledError when given up."""
        if self.try_alone():
            return
        waiting()
        while not self.try_alone():
            if cancelled.wait(_PAUSE):
                raise EngineCancelledError("Waiting for another command of the hub was given up.")

    def close(self) -> None:
        """Give it up."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet."""
        return self._descriptor >= 0

    def note_process(self) -> None:
        """Leave our process number for whoever finds it taken."""
        os.truncate(self._descriptor, 0)
        os.pwrite(self._descriptor, str(os.getpid()).encode(), 0)

    def noted(self) -> str:
        """The process number its holder left."""
        return os.pread(self._descriptor, 1000, 0).decode(errors="replace").strip()

    @contextmanager
    def held(self, cancelled: threading.Event, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Alone inside the block."""
        try:
            self.wait_alone(cancelled, waiting)
            yield
        finally:
            self.close()

    def _try(self, how: int) -> bool:
        try:
            fcntl.flock(self._descriptor, how | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
