"""An entry as a line (日志条目): canonical JSON, so that one entry is one text and no other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from graph.audit.seal import Seal


def canonical(value: object) -> bytes:
    """The one JSON text of a value: keys in order, no spaces."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


@dataclass(frozen=True, slots=True)
class Entry:
    """One sealed entry: its chain, its number there from 1, its instant (µs), its kind, what it tells, and the seals."""

    chain: str
    seq: int
    at: int
    kind: str
    told: Mapping[str, Any]
    prev: str
    mac: str

    def as_json(self) -> dict[str, Any]:
        """The entry as it stands in its file."""
        return {**_stated(self.chain, self.seq, self.at, self.kind, self.prev, self.told), "mac": self.mac}

    def line(self) -> bytes:
        """The line that keeps it."""
        return canonical(self.as_json()) + b"\n"


def _stated(chain: str, seq: int, at: int, kind: str, prev: str, told: Mapping[str, Any]) -> dict[str, Any]:
    return {**told, "chain": chain, "seq": seq, "at": at, "kind": kind, "prev": prev}


def sealed(seal: Seal, chain: str, seq: int, at: int, kind: str, told: Mapping[str, Any], prev: str) -> Entry:
    """The entry with its seal, which covers all of it and the seal before."""
    mac = seal.of("entry", canonical(_stated(chain, seq, at, kind, prev, told)))
    return Entry(chain, seq, at, kind, told, prev, mac)


def parsed(line: bytes) -> Entry | None:
    """The entry that a line states, its seal not yet looked at; None for what is no entry in its one form."""
    try:
        found = orjson.loads(line)
        if not isinstance(found, dict) or canonical(found) != line:
            return None
        chain, seq, at, kind, prev, mac = (found.pop(name) for name in ("chain", "seq", "at", "kind", "prev", "mac"))
    except (ValueError, KeyError, TypeError):
        return None
    texts = all(isinstance(text, str) for text in (chain, kind, prev, mac))
    if not texts or type(seq) is not int or type(at) is not int:
        return None
    return Entry(chain, seq, at, kind, found, prev, mac)


def authentic(seal: Seal, line: bytes, chain: str) -> Entry | None:
    """The entry of a line if this chain's writer wrote exactly that; None otherwise."""
    entry = parsed(line)
    if entry is None or entry.chain != chain:
        return None
    text = canonical(_stated(entry.chain, entry.seq, entry.at, entry.kind, entry.prev, entry.told))
    return entry if seal.fits(entry.mac, "entry", text) else None
