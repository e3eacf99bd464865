"""Processes of this machine told apart by more than their number, which the system gives out again."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_PAUSE = 0.05
_KILL_GRACE = 30.0
_children: dict[int, "subprocess.Popen[bytes]"] = {}
"""Our own children, kept so that each is waited for once it ends."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A process number and the moment its process began: together they name one process."""

    pid: int
    began: str

    def is_alive(self) -> bool:
        """Whether this very process still runs; one that only waits to be collected does not."""
        if _began(self.pid) == self.began:
            return True
        child = _children.pop(self.pid, None)
        if child is not None:
            child.wait()
        return False

    def has_argument(self, argument: str) -> bool:
        """Whether it was started with exactly this argument."""
        return argument in _arguments(self.pid)


def started(command: list[str], output: Path, environment: dict[str, str]) -> Mark:
    """A process of its own session, so that Ctrl-C in our terminal does not reach it; its words go to `output`."""
    with output.open("wb") as log:
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, start_new_session=True
        )
    _children[child.pid] = child
    return Mark(child.pid, _began(child.pid) or "")


def with_argument(argument: str) -> list[Mark]:
    """Every process of ours that was started with exactly this argument."""
    marks = ((pid, _began(pid)) for pid in _pids() if argument in _arguments(pid))
    return [Mark(pid, began) for pid, began in marks if began is not None]


def stop(mark: Mark, grace: float) -> None:
    """Ask it to end, wait `grace` seconds, then end it."""
    for number, patience in ((signal.SIGTERM, grace), (signal.SIGKILL, _KILL_GRACE)):
        if mark.is_alive():
            _send(mark.pid, number)
        deadline = time.monotonic() + patience
        while mark.is_alive() and time.monotonic() < deadline:
            time.sleep(_PAUSE)


def _send(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def _began(pid: int) -> str | None:
    if not _PROC.joinpath("self").exists():
        state, _, began = _ps(pid, "state=,lstart=").strip().partition(" ")
        return None if not began or state.startswith("Z") else began.strip()
    try:
        # The name in parentheses may hold anything, so count from behind it: state is field 3, start is 22.
        fields = _PROC.joinpath(str(pid), "stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else fields[19]


def _arguments(pid: int) -> list[str]:
    if not _PROC.joinpath("self").exists():
        return _ps(pid, "command=").strip().split(" ")
    try:
        return _PROC.joinpath(str(pid), "cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return []


def _pids() -> Iterator[int]:
    if _PROC.joinpath("self").exists():
        yield from (int(entry.name) for entry in _PROC.iterdir() if entry.name.isdigit())
    else:
        yield from (int(pid) for pid in _run_ps(["-U", str(os.getuid()), "-o", "pid="]).split())


def _ps(pid: int, columns: str) -> str:
    return _run_ps(["-ww", "-p", str(pid), *(part for column in columns.split(",") for part in ("-o", column))])


def _run_ps(arguments: list[str]) -> str:
    return subprocess.run(["ps", *arguments], capture_output=True, text=True, check=False).stdout
