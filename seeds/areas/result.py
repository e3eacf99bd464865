"""What an import of a division list did (导入结果)."""

from collections.abc import Sequence
from dataclasses import dataclass

from seeds.bundle import Finding
from seeds.result import ImportResult


@dataclass(frozen=True, slots=True)
class AreasImport:
    """The outcome: areas by what became of them, the number of loads it took, the instant of the last one in µs.

    `left` is how many areas were still to be written when a part was refused; every part before it stays.
    """

    accepted: bool
    dry_run: bool
    findings: Sequence[Finding]
    created: int
    changed: int
    unchanged: int
    loads: int
    left: int
    recorded_at: int | None

    def as_json(self) -> dict[str, object]:
        """The result under the field names of ImportResult, and `loads` and `left`."""
        told = self._as_result().as_json()
        del told["id"]
        return told | {"loads": self.loads, "left": self.left}

    def lines(self) -> list[str]:
        """The result for a person."""
        lines = self._as_result().lines()
        if self.loads and self.left:
            lines[-1] = (
                f"Stopped after {self.loads} parts, which stay: {self.left} areas are left. Put it right and import again."
            )
        return lines

    def _as_result(self) -> ImportResult:
        counts = {"created": self.created, "changed": self.changed, "unchanged": self.unchanged, "voided": 0}
        return ImportResult("", self.accepted, self.dry_run, self.findings, {"areas": counts}, self.recorded_at)
