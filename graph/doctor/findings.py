"""What an examination finds (诊断结果): faults one by one, findings by code with the first places and a count."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.doctor.checks import Check

NAMED = 10
"""Places that a finding names; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """One row for a statement of graph/cypher/ that heals a fault (修复)."""

    statement: str
    row: Mapping[str, object]
    folder: str = "cypher/doctor"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong (异常): by the code of which check, with which record, and what exactly.

    `detail` never quotes what a record says of a person.
    """

    code: str
    id: str
    detail: str
    remedies: tuple[Remedy, ...] = ()
    count: int = 1
    """How many it stands for, where they are not told one by one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where (位置): the identifier of a record or the name of an index, and what is wrong there."""

    id: str
    detail: str


@dataclass(frozen=True, slots=True)
class Finding:
    """All faults of one check: the first of their places, and how many there are."""

    check: Check
    count: int
    places: Sequence[Place]

    def as_json(self) -> dict[str, object]:
        """The finding as `govhub doctor --json` prints it."""
        return {
            "code": self.check.code,
            "severity": str(self.check.severity),
            "what": self.check.meaning,
            "count": self.count,
            "where": [{"id": place.id, "detail": place.detail} for place in self.places],
            "repair": self.check.repair or None,
            "instruction": self.check.instruction or None,
        }


@dataclass(slots=True)
class Findings:
    """Findings as they come in; takes no more room for a million faults than for ten of each code."""

    counts: dict[str, int] = field(default_factory=dict)
    places: dict[str, list[Place]] = field(default_factory=dict)

    def add(self, faults: Iterable[Fault]) -> None:
        """Count faults, and keep the first places of each code."""
        for fault in faults:
            self.counts[fault.code] = self.counts.get(fault.code, 0) + fault.count
            kept = self.places.setdefault(fault.code, [])
            if len(kept) < NAMED:
                kept.append(Place(fault.id, fault.detail))

    def __contains__(self, code: str) -> bool:
        return code in self.counts

    def by_check(self, checks: Iterable[Check]) -> list[Finding]:
        """The findings in the order of the checks."""
        return [Finding(c, self.counts[c.code], tuple(self.places[c.code])) for c in checks if c.code in self.counts]
