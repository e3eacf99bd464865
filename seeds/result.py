"""What a load returns (导入结果): accepted or not, every finding, counts by table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from seeds.bundle import Finding

COUNTED = ("created", "changed", "unchanged", "voided")


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The contract's type ImportResult; `recorded_at` in µs since the epoch, None when nothing was written."""

    id: str
    accepted: bool
    dry_run: bool
    findings: Sequence[Finding]
    counts: Mapping[str, Mapping[str, int]]
    recorded_at: int | None

    def as_json(self) -> dict[str, object]:
        """The result under the field names of the GraphQL type."""
        return {
            "id": self.id,
            "accepted": self.accepted,
            "dryRun": self.dry_run,
            "findings": [finding.as_json() for finding in self.findings],
            "counts": [{"table": table, **counts} for table, counts in self.counts.items()],
            "recordedAt": None if self.recorded_at is None else _instant(self.recorded_at),
        }

    def lines(self) -> list[str]:
        """The result for a person: findings first, then a line a table, then the verdict."""
        lines = [
            f"{f.severity.upper()} {f.code} {f.table} row {f.row}"
            + (f" {f.column}" if f.column else "")
            + (f" = {f.value!r}" if f.value is not None else "")
            + f": {f.message} {f.advice}"
            for f in self.findings
        ]
        for table, counts in self.counts.items():
            lines.append(f"{table}: " + ", ".join(f"{counts[name]} {name}" for name in COUNTED))
        total = {name: sum(counts[name] for counts in self.counts.values()) for name in COUNTED}
        if not self.accepted:
            lines.append(f"Refused: {sum(f.severity == 'error' for f in self.findings)} errors; nothing was written.")
        else:
            verb = "Would load" if self.dry_run else "Loaded"
            lines.append(f"{verb}: " + ", ".join(f"{total[name]} {name}" for name in COUNTED) + ".")
        return lines


def _instant(micros: int) -> str:
    return datetime.fromtimestamp(micros / 1_000_000, UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
