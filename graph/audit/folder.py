"""The folder of the audit log (日志目录): one file a chain, one head a chain, the index of the chains, and the key.

```
<folder>/key                     the secret
<folder>/index                   the names of all chains, sealed
<folder>/<chain>.jsonl           the entries of one chain, one a line
<folder>/heads/<chain>           how far that chain has come, sealed
```
"""

import fcntl
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

import orjson

from graph.audit.entry import canonical
from graph.audit.seal import Seal, made_key, read_key
from graph.errors import AuditUnwritable

CHAIN = re.compile(r"\d{8}T\d{12}Z-\d+-[0-9a-f]{8}")
"""A chain's name: the instant it began at, its process, and a random part."""
DRAFT = ".new-"
"""What a file's name begins with that is not yet what it is to become."""
_HEAD = re.compile(r"(\d{20}) (\d{20}) ([0-9a-f]{64}) ([0-9a-f]{64})\n", re.ASCII)
_TRIES = 3
"""Times a head is read that does not fit its seal: it may be in the middle of being written."""


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain has come (链头): number, instant and seal of its last entry."""

    chain: str
    seq: int
    at: int
    mac: str

    def text(self, seal: Seal) -> bytes:
        """The head as its file holds it; every head is as long as every other."""
        return f"{self._stated()} {seal.of('head', self._sealed())}\n".encode()

    def _stated(self) -> str:
        return f"{self.seq:020d} {self.at:020d} {self.mac}"

    def _sealed(self) -> bytes:
        return f"{self.chain} {self._stated()}".encode()

    @staticmethod
    def parsed(chain: str, text: str, seal: Seal) -> "Head | None":
        """The head in a file's text, None where it does not fit its seal."""
        match = _HEAD.fullmatch(text)
        if match is None:
            return None
        head = Head(chain, int(match[1]), int(match[2]), match[3])
        return head if seal.fits(match[4], "head", head._sealed()) else None


class Folder:
    """Where the chains are."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.key = path / "key"
        self.index = path / "index"
        self.heads = path / "heads"

    def chain_file(self, chain: str) -> Path:
        """The file of that chain."""
        return self.path / f"{chain}.jsonl"

    def head_file(self, chain: str) -> Path:
        """The file of that chain's head."""
        return self.heads / chain

    def prepared(self) -> Seal:
        """The seal of the folder, which is made where it is not there; AuditUnwritable where it cannot be."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.heads.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise AuditUnwritable(f"The folder of the audit log {self.path} cannot be made: {error.strerror}.") from None
        used = self.index.exists() or any(self.heads.iterdir())  # looked at first: another may be making the key now
        if used and not self.key.exists():
            raise AuditUnwritable(f"The key of the audit log is gone: {self.key}. Put it back, or move the folder away.")
        return Seal(made_key(self.key))

    def seal(self) -> Seal:
        """The seal of a folder that is there."""
        return Seal(read_key(self.key))

    def chains(self) -> list[str]:
        """The names of the chains that have a file."""
        names = (name.removesuffix(".jsonl") for name in os.listdir(self.path) if name.endswith(".jsonl"))
        return sorted(name for name in names if CHAIN.fullmatch(name))

    def head(self, chain: str, seal: Seal) -> Head | None:
        """How far a chain has come; None where its head is not there or is not what the hub wrote."""
        for _ in range(_TRIES):
            try:
                text = self.head_file(chain).read_text("ascii")
            except (OSError, ValueError):
                return None
            if head := Head.parsed(chain, text, seal):
                return head
        return None

    def recent_heads(self, seal: Seal, most: int, but: str) -> list[Head]:
        """The heads of the other chains that were written to last."""
        written = sorted(
            ((item.stat().st_mtime_ns, item.name) for item in os.scandir(self.heads) if item.name != but), reverse=True
        )
        heads = (self.head(name, seal) for _, name in written[:most])
        return sorted((head for head in heads if head is not None), key=lambda head: head.chain)

    def indexed(self, seal: Seal) -> list[str] | None:
        """The names in the index; None where it is not what the hub wrote. An index that is not there names none."""
        try:
            found = orjson.loads(self.index.read_bytes())
            chains, mac = found["chains"], found["mac"]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return chains if isinstance(chains, list) and seal.fits(mac, "index", canonical(chains)) else None

    def index_chain(self, chain: str, seal: Seal) -> None:
        """Write a new chain into the index; one that was tampered with stays, for the examination to find."""
        with self.locked():
            known = self.indexed(seal)
            if known is None:
                return
            chains = sorted({*known, chain})
            draft = self.path / f"{DRAFT}{token_hex(8)}"
            file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                os.write(file, canonical({"chains": chains, "mac": seal.of("index", canonical(chains))}))
                os.fsync(file)
            finally:
                os.close(file)
            draft.replace(self.index)

    def strangers(self) -> Sequence[str]:
        """Names in the folder of what the hub never put there."""
        own = {self.key.name, self.index.name, self.heads.name}
        return sorted(
            name
            for name in os.listdir(self.path)
            if name not in own
            and not name.startswith(DRAFT)
            and not (name.endswith(".jsonl") and CHAIN.fullmatch(name.removesuffix(".jsonl")))
        )

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Alone with the folder, among the processes of the hub."""
        folder = os.open(self.path, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            os.close(folder)
