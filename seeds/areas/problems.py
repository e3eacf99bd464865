"""What is wrong with a division list (问题), told one by one up to a bound and counted beyond it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from seeds.bundle import WHOLE_BUNDLE, Finding
from seeds.findings import ERROR, finding

MOST_TOLD = 1_000
"""A list in the wrong order has a problem in every row; nobody reads more of them, and each takes memory."""


@dataclass(slots=True)
class Problems:
    """The findings so far: errors, and warnings about the sources that the areas would cite."""

    told: list[Finding] = field(default_factory=list)
    further: int = 0

    def report(
        self, code: str, table: str, row: int, column: str | None, value: str | None, message: str, advice: str = ""
    ) -> None:
        """Adds a finding, or counts it when there are too many."""
        if len(self.told) < MOST_TOLD:
            self.told.append(finding(code, table, row, column, value, message, advice))
        else:
            self.further += 1

    def add(self, findings: Iterable[Finding]) -> None:
        """Adds what was found elsewhere."""
        self.told.extend(findings)

    def __bool__(self) -> bool:
        """Whether anything is wrong; a warning stops nothing."""
        return any(one.severity == ERROR for one in self.told)

    def findings(self) -> list[Finding]:
        """All findings in the order of files and rows, and how many more there would be."""
        every = sorted(self.told, key=lambda f: (f.table, f.row, f.column or ""))
        if self.further:
            message = f"{self.further} more problems are not told."
            every.append(finding("MORE_PROBLEMS", WHOLE_BUNDLE, 0, None, str(self.further), message))
        return every
