"""What reading one table yields, and the findings that CSV and JSON share (读取结果)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from graph.model.tables import TABLE
from seeds.bundle import BundleRow, Finding
from seeds.findings import finding, quoted


@dataclass(slots=True)
class TablePart:
    """Rows and findings of one table as reading goes on; `complete` is false once a row is lost."""

    table: str
    rows: list[BundleRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    complete: bool = True

    def report(self, code: str, row: int, column: str | None, value: str | None, message: str, advice: str = "") -> None:
        """Adds a finding about this table."""
        self.findings.append(finding(code, self.table, row, column, value, message, advice))

    def lose(self, code: str, row: int, column: str | None, value: str | None, message: str, advice: str = "") -> None:
        """Adds a finding that costs at least one row."""
        self.complete = False
        self.report(code, row, column, value, message, advice)


def nearest(word: str, words: Iterable[str]) -> str:
    """Advice that names the word probably meant, or all there are."""
    known = list(words)
    close = get_close_matches(word.lower(), known, n=1)
    return f"Did you mean {close[0]}?" if close else f"There are: {', '.join(known)}."


def column_advice(name: str, known: Iterable[str]) -> str:
    """Advice about a column that no table has by that name: the separator was another, or the word meant is near."""
    for mark, called in ((";", "semicolons"), ("\t", "tabs"), ("，", "full-width commas")):
        if mark in name:
            return f"The cells seem to be separated by {called}; separate them by commas."
    return nearest(name, known) if name else "Name the column or remove it."


def unknown_table(name: str) -> Finding:
    """The finding about a table that does not exist."""
    return finding("UNKNOWN_TABLE", name, 0, None, name, f"There is no table {quoted(name)}.", nearest(name, TABLE))
