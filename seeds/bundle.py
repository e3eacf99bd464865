"""A bundle in memory (数据包): its rows as canonical text, and what is wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

WHOLE_BUNDLE = "bundle"
"""The `table` of a finding about no single table: a broken zip, a path that is not there."""


@dataclass(frozen=True, slots=True)
class BundleRow:
    """One row (一行): only the cells that state something, each as canonical text.

    Canonical means: no white space around it, numbers without superfluous zeros, lists of ids
    joined by `;` without spaces or repetitions. `row` counts the header as 1; the first record
    of a JSON table is 2.
    """

    table: str
    row: int
    cells: Mapping[str, str]

    @property
    def id(self) -> str:
        """The identifier of the record, an area's code; empty when the row states none."""
        return self.cells.get("code" if self.table == "areas" else "id", "")

    @property
    def void(self) -> bool:
        """Whether the row takes its record back (作废)."""
        return self.cells.get("void") == "yes"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The rows of a bundle by table (数据包).

    `incomplete` names the tables of which something could not be read: a reference into one of
    them that resolves nowhere is not reported, the cause already is.
    """

    rows: Mapping[str, Sequence[BundleRow]]
    incomplete: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of a bundle (问题), in the terms of the contract's type Finding.

    `row` 0 is the whole table, `column` None the whole row; `severity` is error or warning;
    docs/findings.md lists the codes.
    """

    table: str
    row: int
    column: str | None
    value: str | None
    code: str
    severity: str
    message: str
    advice: str

    def as_json(self) -> dict[str, str | int | None]:
        """The finding under the field names of the GraphQL type."""
        return {
            "table": self.table,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "advice": self.advice,
        }
