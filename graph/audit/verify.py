"""Examining the chains (核验): every entry that was altered, removed or inserted, every tail that was cut off, and which.

Only whoever has the key can write a line that fits, so each line that fits is known to be what the hub wrote, and its
number tells where it belongs. What stands between two such lines is counted against the numbers that are missing there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from graph.audit.entry import Entry, authentic
from graph.audit.folder import Folder, Head
from graph.audit.seal import FIRST, Seal

_ANCHORING = ("begin", "anchor", "end")


class Fault(StrEnum):
    """What can be wrong (问题类别)."""

    ALTERED = "altered"
    REMOVED = "removed"
    INSERTED = "inserted"
    MOVED = "moved"
    TAIL_CUT = "tail cut"
    CHAIN_MISSING = "chain missing"
    HEAD_MISSING = "head missing"
    HEAD_ALTERED = "head altered"
    INDEX_ALTERED = "index altered"
    UNKNOWN_FILE = "unknown file"
    WRONG_KEY = "wrong key"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: the chain or file, and the entries from `first` to `last` where it is about entries."""

    fault: Fault
    chain: str
    first: int | None = None
    last: int | None = None

    def as_json(self) -> dict[str, object]:
        """The finding as the command prints it."""
        return {"fault": self.fault.value, "chain": self.chain, "first": self.first, "last": self.last}

    def line(self) -> str:
        """The finding for a person."""
        if self.first is None:
            return f"{self.chain}: {self.fault}"
        entries = f"entry {self.first}" if self.last in (None, self.first) else f"entries {self.first} to {self.last}"
        return f"{self.chain}: {entries}: {self.fault}"


@dataclass(slots=True)
class Examined:
    """What an examination found: how much it looked at, what is wrong, and what a crash explains."""

    chains: int = 0
    entries: int = 0
    findings: list[Finding] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    """Chains whose process was stopped in the middle of an entry, which then never counted."""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


Anchors = dict[str, dict[int, str]]
"""By chain and number, the seal that somebody else keeps of it."""


@dataclass(slots=True)
class _Walk:
    """One chain, line by line: only what does not fit is kept."""

    chain: str
    findings: list[Finding] = field(default_factory=list)
    last: int = 0
    mac: str = FIRST
    missing: set[int] = field(default_factory=set)
    """Numbers passed over so far, which may still come."""
    strange: int = 0
    """Lines since the last one that fits, which fit nothing."""
    ended: bool = False

    def take(self, entry: Entry | None) -> None:
        """The next line, None for one that the hub did not write so."""
        if entry is None:
            self.strange += 1
        elif entry.seq > self.last:
            self._settle(entry.seq)
            if entry.seq == self.last + 1 and entry.prev != self.mac and not self._said(self.last):
                self._find(Fault.ALTERED, entry.seq)
            self.last, self.mac, self.ended = entry.seq, entry.mac, entry.kind == "end"
        elif entry.seq in self.missing:
            self.missing.remove(entry.seq)
            self._find(Fault.MOVED, entry.seq)
        else:
            self._find(Fault.INSERTED, entry.seq)

    def finish(self, head: Head | None, *, torn: bool) -> bool:
        """Hold the end of the file against the head; whether the torn line is what a crash leaves."""
        reached = max(self.last, head.seq if head else self.last)
        crash = torn and reached == self.last and not self.ended
        if torn and reached == self.last and not crash:
            self.strange += 1
        self._settle(reached + 1, at_end=True)
        for first, last in _stretches(self.missing):
            self._find(Fault.REMOVED, first, last)
        return crash

    def _settle(self, seq: int, *, at_end: bool = False) -> None:
        """Lines that fit nothing, and the numbers missing before `seq`: the same lines as far as there are numbers for them."""
        missing = seq - self.last - 1
        altered = min(self.strange, missing)
        for number in range(self.last + 1, self.last + 1 + altered):
            self._find(Fault.ALTERED, number)
        for _ in range(self.strange - altered):
            self._find(Fault.INSERTED, self.last + altered + 1)
        if at_end and missing > altered:
            self._find(Fault.TAIL_CUT, self.last + altered + 1, seq - 1)
        else:
            self.missing |= set(range(self.last + altered + 1, seq))
        self.strange = 0
        if missing:
            self.mac = ""

    def _said(self, seq: int) -> bool:
        return self.mac == "" or any(finding.first == seq for finding in self.findings)

    def _find(self, fault: Fault, first: int, last: int | None = None) -> None:
        self.findings.append(Finding(fault, self.chain, first, first if last is None else last))


def _stretches(numbers: set[int]) -> Iterator[tuple[int, int]]:
    first = previous = None
    for number in sorted(numbers):
        if previous is not None and number == previous + 1:
            previous = number
            continue
        if first is not None and previous is not None:
            yield first, previous
        first = previous = number
    if first is not None and previous is not None:
        yield first, previous


def verify(folder: Folder, against: Sequence[Head] = ()) -> Examined:
    """Examine every chain of a folder, whether or not somebody writes to it meanwhile.

    `against` are heads exported earlier: what only a copy of the whole folder from before them would hide is found too.
    """
    seal = folder.seal()
    examined = Examined()
    # Whoever writes goes from the chain to its head to the index: read the other way round, a chain is only longer than told.
    heads = {item.name: folder.head(item.name, seal) for item in folder.heads.iterdir()} if folder.heads.is_dir() else {}
    chains = folder.chains()
    indexed = folder.indexed(seal)
    if _wrong_key(folder, seal, chains, heads, indexed):
        examined.findings.append(Finding(Fault.WRONG_KEY, folder.key.name))
        return examined
    if indexed is None or any(head and head.seq > 1 and chain not in indexed for chain, head in heads.items()):
        examined.findings.append(Finding(Fault.INDEX_ALTERED, folder.index.name))
    examined.findings += [Finding(Fault.UNKNOWN_FILE, name) for name in folder.strangers()]
    anchors = _anchors(folder, seal, chains)
    for head in against:
        anchors.setdefault(head.chain, {})[head.seq] = head.mac
    for chain in sorted({*chains, *heads, *(indexed or ()), *anchors}):
        known = chain in (indexed or ()) or chain in anchors
        there = folder.chain_file(chain).exists()
        _examine(folder, seal, chain, heads, anchors.get(chain, {}), examined, known=known, there=there)
    return examined


def _wrong_key(
    folder: Folder, seal: Seal, chains: Sequence[str], heads: Mapping[str, Head | None], indexed: list[str] | None
) -> bool:
    """Whether nothing at all fits: then it is the key that is another."""
    if indexed is not None or not heads or any(heads.values()):
        return False
    return not any(entry for chain in chains for entry, _ in _lines(folder, seal, chain))


def _lines(folder: Folder, seal: Seal, chain: str) -> Iterator[tuple[Entry | None, bool]]:
    """Each line of a chain as the entry it is, if it is one, and whether it is a whole line."""
    with folder.chain_file(chain).open("rb") as file:
        for line in file:
            whole = line.endswith(b"\n")
            yield (authentic(seal, line[:-1], chain) if whole else None), whole


def _anchors(folder: Folder, seal: Seal, chains: Sequence[str]) -> Anchors:
    """What the chains tell of one another."""
    anchors: Anchors = {}
    for chain in chains:
        for entry, _ in _lines(folder, seal, chain):
            if entry is not None and entry.kind in _ANCHORING:
                for other, seq, mac in entry.told["heads"]:
                    anchors.setdefault(other, {})[seq] = mac
    return anchors


def _examine(
    folder: Folder,
    seal: Seal,
    chain: str,
    heads: Mapping[str, Head | None],
    anchors: Mapping[int, str],
    examined: Examined,
    *,
    known: bool,
    there: bool,
) -> None:
    if not there:
        if not known and heads.get(chain) is None:
            examined.findings.append(Finding(Fault.UNKNOWN_FILE, f"{folder.heads.name}/{chain}"))
        else:
            examined.findings.append(Finding(Fault.CHAIN_MISSING, chain))
        return
    # A chain that began while the heads were listed has one by now; one that nobody names may be in the middle of beginning.
    head = heads.get(chain) or folder.head(chain, seal)
    listed = chain in heads or folder.head_file(chain).exists()
    if not listed and known:
        examined.findings.append(Finding(Fault.HEAD_MISSING, chain))
    elif listed and known and head is None:
        examined.findings.append(Finding(Fault.HEAD_ALTERED, chain))
    # An anchor tells the same as a head, of an earlier moment.
    furthest = max(anchors, default=0)
    if head is None or furthest > head.seq:
        head = Head(chain, furthest, 0, anchors[furthest]) if furthest else head
    walk, torn = _Walk(chain), False
    pledged = {**anchors, **({head.seq: head.mac} if head else {})}
    for entry, whole in _lines(folder, seal, chain):
        if not whole:
            torn = True
            break
        examined.entries += 1
        walk.take(entry)
        if entry is not None and pledged.get(entry.seq, entry.mac) != entry.mac:
            walk.findings.append(Finding(Fault.ALTERED, chain, entry.seq, entry.seq))
    if walk.finish(head, torn=torn):
        examined.torn.append(chain)
    examined.chains += 1
    examined.findings += walk.findings
