"""Writing a chain (写入): one a process, each entry sealed together with the seal before it."""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from threading import Lock
from types import TracebackType
from typing import Any

from graph.audit.entry import Entry, sealed
from graph.audit.folder import Folder, Head
from graph.audit.seal import FIRST, Seal
from graph.errors import AuditUnwritable

ANCHOR_EVERY = 1_000
"""Entries after which a chain names again how far the others have come."""
ANCHORED = 64
"""Chains that are named: those written to last. Each names those before it, so that none is without an heir."""
LARGEST = 64 * 2**20
"""Bytes after which a process goes on in a new chain."""


class _Chain:
    """One open file and where it stands; after any failure it is not written to again."""

    def __init__(self, folder: Folder, seal: Seal, *, sync: bool) -> None:
        now = datetime.now(UTC)
        self.name = f"{now:%Y%m%dT%H%M%S%f}Z-{os.getpid()}-{token_hex(4)}"
        self.pid = os.getpid()
        self.size = 0
        self._folder, self._seal, self._sync = folder, seal, sync
        self._path = folder.chain_file(self.name)
        self._last = Head(self.name, 0, int(now.timestamp() * 1_000_000) - 1, FIRST)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        self._file = os.open(self._path, flags | os.O_APPEND, 0o600)
        try:
            self._head = os.open(folder.head_file(self.name), flags, 0o600)
        except OSError:
            os.close(self._file)
            raise

    @property
    def length(self) -> int:
        """How many entries it has."""
        return self._last.seq

    def append(self, kind: str, told: Mapping[str, Any]) -> Entry:
        """Write one entry; OSError where it cannot be, and then nothing of it stays if that can be helped."""
        self._be_there()
        at = max(int(datetime.now(UTC).timestamp() * 1_000_000), self._last.at + 1)
        entry = sealed(self._seal, self.name, self._last.seq + 1, at, kind, told, self._last.mac)
        line = entry.line()
        try:
            if os.write(self._file, line) != len(line):
                raise OSError("only a part of the entry could be written")
            if self._sync:
                os.fsync(self._file)
            # The head comes after the entry: what a crash leaves between the two is an entry more, never one less.
            self._last = self._write_head(Head(self.name, entry.seq, at, entry.mac))
        except OSError:
            os.ftruncate(self._file, self.size)
            raise
        self.size += len(line)
        return entry

    def others(self) -> list[list[object]]:
        """How far the chains written to last have come."""
        heads = self._folder.recent_heads(self._seal, ANCHORED, self.name)
        return [[head.chain, head.seq, head.mac] for head in heads]

    def close(self) -> None:
        """Give the files back."""
        os.close(self._file)
        os.close(self._head)

    def discard(self) -> None:
        """Take away the files of a chain that could not begin."""
        for path in (self._path, self._folder.head_file(self.name)):
            path.unlink(missing_ok=True)

    def _write_head(self, head: Head) -> Head:
        text = head.text(self._seal)
        if os.pwrite(self._head, text, 0) != len(text):
            raise OSError("only a part of the head could be written")
        if self._sync:
            os.fsync(self._head)
        return head

    def _be_there(self) -> None:
        """An open file can be written to that nobody will find again, or that somebody took the right to write from."""
        there, ours, folder = os.stat(self._path), os.fstat(self._file), os.stat(self._folder.path)
        if (there.st_dev, there.st_ino) != (ours.st_dev, ours.st_ino):
            raise OSError("the file was replaced")
        if ours.st_size != self.size:
            raise OSError("somebody else wrote to the file")
        if not there.st_mode & stat.S_IWUSR or not folder.st_mode & stat.S_IWUSR:
            raise OSError("it is read-only")


class AuditLog:
    """The audit log of this process (审计日志); its chain begins with the first entry. Threads may share it.

    Whatever hinders an entry is AuditUnwritable, and the next attempt goes on in a new chain.
    """

    def __init__(self, path: Path, *, sync: bool = False) -> None:
        self.folder = Folder(path)
        self._sync = sync
        self._seal: Seal | None = None
        self._chain: _Chain | None = None
        self._lock = Lock()

    def append(self, kind: str, told: Mapping[str, Any]) -> Entry:
        """Write one entry; AuditUnwritable when it is not kept."""
        with self._lock:
            try:
                chain = self._open_chain()
                entry = chain.append(kind, told)
                if chain.length % ANCHOR_EVERY == 0:
                    chain.append("anchor", {"heads": chain.others()})
            except OSError as error:
                self._leave()
                reason = error.strerror or str(error)
                raise AuditUnwritable(f"The audit log in {self.folder.path} cannot be written: {reason}.") from None
            return entry

    def begin(self) -> None:
        """Begin the chain now, so that what hinders it is told at once."""
        with self._lock:
            try:
                self._open_chain()
            except OSError as error:
                self._leave()
                reason = error.strerror or str(error)
                raise AuditUnwritable(f"The audit log in {self.folder.path} cannot be written: {reason}.") from None

    def close(self) -> None:
        """End the chain of this process, if it has one."""
        with self._lock:
            self._end()

    def __enter__(self) -> "AuditLog":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def digest(self, text: str) -> str:
        """What stands in the log for a text that must not: nobody without the key can try texts against it (摘要)."""
        if self._seal is None:
            self._seal = self.folder.prepared()
        return self._seal.of("stated", text.encode())

    def _open_chain(self) -> _Chain:
        if self._chain is not None and self._chain.pid != os.getpid():
            self._leave()  # a fork: the parent goes on with that chain
        if self._chain is not None and self._chain.size > LARGEST:
            self._end()
        if self._chain is None:
            seal = self._seal = self.folder.prepared()
            self._chain = _Chain(self.folder, seal, sync=self._sync)
            self._chain.append("begin", {"heads": self._chain.others()})
            self.folder.index_chain(self._chain.name, seal)
        return self._chain

    def _end(self) -> None:
        if self._chain is not None and self._chain.pid == os.getpid():
            with suppress(OSError):  # a chain without an end is one whose process was stopped
                self._chain.append("end", {"heads": self._chain.others()})
        self._leave()

    def _leave(self) -> None:
        chain, self._chain = self._chain, None
        if chain is not None:
            chain.close()
            if not chain.length:
                chain.discard()
