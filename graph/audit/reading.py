"""Reading entries, newest first, over all chains (查阅): a page takes as long as what it passes, whatever lies behind it."""

import heapq
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from graph.audit.entry import Entry, authentic
from graph.audit.folder import CHAIN, Folder
from graph.audit.seal import Seal

_BLOCK = 65_536
_NO_END = 2**63


def newest_first(folder: Folder, kind: str, *, since: int | None = None, until: int | None = None) -> Iterator[Entry]:
    """The entries of that kind between two instants (µs, both counted), the newest first, of one instant by chain.

    What the hub did not write is passed over; so is an entry beyond its chain's head, after which nothing happened.
    """
    if not folder.key.exists():
        return
    seal = folder.seal()
    waiting: list[tuple[int, str, int, Entry | None, Iterator[Entry]]] = []
    for chain in folder.chains():
        head = folder.head(chain, seal)
        end = head.at if head else _NO_END
        if (since is None or since <= end) and (until is None or _began(chain) <= until):
            entries = _of_chain(folder.chain_file(chain), seal, chain, kind, head.seq if head else _NO_END)
            waiting.append((-end, chain, 0, None, entries))
    heapq.heapify(waiting)
    # A chain is opened when its last entry's turn comes, and stands in the heap by the entry that it gives next.
    while waiting:
        _, chain, _, entry, entries = heapq.heappop(waiting)
        if entry is not None:
            yield entry
        following = next((one for one in entries if until is None or one.at <= until), None)
        if following is not None and (since is None or following.at >= since):
            heapq.heappush(waiting, (-following.at, chain, following.seq, following, entries))


def oldest_first(folder: Folder, *, since: int | None = None, until: int | None = None) -> Iterator[Entry]:
    """The entries of every kind between two instants (µs, both counted), the oldest first, of one instant by chain."""
    seal = folder.seal()
    # As above, the other way round: a chain is opened when its beginning's turn comes.
    waiting: list[tuple[int, str, int, Entry | None, Iterator[Entry]]] = [
        (_began(chain), chain, 0, None, _forwards(folder.chain_file(chain), seal, chain)) for chain in folder.chains()
    ]
    heapq.heapify(waiting)
    while waiting:
        at, chain, _, entry, entries = heapq.heappop(waiting)
        if until is not None and at > until:
            return
        if entry is not None:
            yield entry
        following = next((one for one in entries if since is None or one.at >= since), None)
        if following is not None:
            heapq.heappush(waiting, (following.at, chain, following.seq, following, entries))


def entry_at(folder: Folder, chain: str, seq: int, kind: str) -> Entry | None:
    """The entry of that number and kind; None where there is none, or not where it belongs."""
    if not CHAIN.fullmatch(chain) or seq < 1 or not folder.key.exists():
        return None
    try:
        with folder.chain_file(chain).open("rb") as file:
            line = next(islice(file, seq - 1, None), b"")
    except OSError:
        return None
    entry = authentic(folder.seal(), line.rstrip(b"\n"), chain)
    return entry if entry is not None and (entry.seq, entry.kind) == (seq, kind) else None


def _began(chain: str) -> int:
    """The instant at which a chain began, by its name."""
    return int(datetime.strptime(chain.partition("-")[0], "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC).timestamp() * 1_000_000)


def _of_chain(path: Path, seal: Seal, chain: str, kind: str, furthest: int) -> Iterator[Entry]:
    marked = b'"kind":"%s"' % kind.encode()
    for line in _backwards(path):
        if marked in line:
            entry = authentic(seal, line, chain)
            if entry is not None and entry.kind == kind and entry.seq <= furthest:
                yield entry


def _forwards(path: Path, seal: Seal, chain: str) -> Iterator[Entry]:
    with path.open("rb") as file:
        for line in file:
            entry = authentic(seal, line.removesuffix(b"\n"), chain)
            if entry is not None:
                yield entry


def _backwards(path: Path) -> Iterator[bytes]:
    """The whole lines of a file, the last first, holding a block and a line at a time."""
    try:
        file = path.open("rb")
    except OSError:
        return
    with file:
        position = file.seek(0, 2)
        rest = b""
        whole = False
        while position:
            start = max(0, position - _BLOCK)
            file.seek(start)
            found = (file.read(position - start) + rest).split(b"\n")
            position = start
            rest = found[0]
            for line in reversed(found[1:]):
                if whole and line:
                    yield line
                whole = True  # what follows the last line break is no whole line
        if whole and rest:
            yield rest
