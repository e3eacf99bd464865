"""How a finding is made, and the page that lists them all (问题): docs/findings.md."""

from seeds.bundle import BundleRow, Finding
from seeds.finding_codes import CHECKING, DIVISIONS, ERROR, LOADING, READING, Code
from seeds.national_number import masked

__all__ = ["CODES", "ERROR", "finding", "finding_at", "findings_page", "quoted"]

_LONGEST_VALUE = 200

CODES: dict[str, Code] = {code.name: code for code in READING + CHECKING + LOADING + DIVISIONS}


def finding(code: str, table: str, row: int, column: str | None, value: str | None, message: str, advice: str = "") -> Finding:
    """A finding under that code; what looks like a national identity number is hidden in it.

    Raises KeyError for a code that is not in the list.
    """
    kind = CODES[code]
    shown = None if value is None else masked(value)
    if shown is not None and len(shown) > _LONGEST_VALUE:
        shown = shown[: _LONGEST_VALUE - 1] + "…"
    return Finding(table, row, column, shown, code, kind.severity, masked(message), masked(advice or kind.advice))


def finding_at(code: str, row: BundleRow, column: str | None, message: str, advice: str = "") -> Finding:
    """A finding about one cell of a row, or about the row when the column is None."""
    value = row.cells.get(column) if column else row.id or None
    return finding(code, row.table, row.row, column, value, message, advice)


def quoted(text: str) -> str:
    """The text in quotation marks, shortened, fit for a message of one line."""
    line = " ".join(text.split())
    return f"“{line[:79]}…”" if len(line) > 80 else f"“{line}”"


def findings_page() -> str:
    """The text of docs/findings.md."""
    parts = [
        "# Findings\n",
        "What `govhub load` and `govhub areas import` may report. Each finding names table (a file of a division list), row (the",
        "header is row 1, the first JSON record row 2, 0 a whole table), column (none for a whole row) and value.",
        "With any error nothing is written, of a division list nothing but the parts before the one that the graph refuses;",
        "a warning stops nothing.\n",
    ]
    every = (("Reading", READING), ("Checking", CHECKING), ("Loading", LOADING), ("Division lists", DIVISIONS))
    for title, codes in every:
        parts += [f"## {title}\n", "| Code | Severity | Meaning | Advice |", "|---|---|---|---|"]
        parts += [f"| `{c.name}` | {c.severity} | {c.meaning} | {c.advice} |" for c in codes]
        parts.append("")
    return "\n".join(parts)
