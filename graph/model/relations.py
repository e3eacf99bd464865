"""Every relation of the graph with its ends and cardinality (关系、端点与基数), derived from the tables."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.columns import Cell, Column, Table
from graph.model.tables import TABLES


@dataclass(frozen=True, slots=True)
class RelationKind:
    """One kind of relation (关系种类).

    Each record of `from_label` has at least `least` and at most `most` of them (None: any number).
    `column` is the bundle column that states it; empty where nobody states it.
    """

    type: str
    from_label: str
    to_labels: tuple[str, ...]
    least: int
    most: int | None
    column: str = ""

    @property
    def cardinality(self) -> str:
        """0..1, 1, or 0..n, at the end it points to."""
        if self.most is None:
            return f"{self.least}..n"
        return "1" if self.least == self.most else f"{self.least}..{self.most}"


KEPT_AS_PROPERTY: frozenset[tuple[str, str]] = frozenset({("surveys", "aspect")})
"""References without a relation: a metric is a word to a survey, which stands even if the metric goes."""
DERIVED: tuple[RelationKind, ...] = (RelationKind("LIES_IN", "Body", ("Area",), 0, 1),)
"""Relations that no column states and every load derives anew.

A body lies in the area it states, else that of its first compound, else its firm's, else its parent's.
IN is stated by `parent` or, where that is empty, derived: the visible area with the longest code that begins this one.
"""
POLICY_RELATIONS: tuple[RelationKind, ...] = (
    RelationKind("SET_BY", "Rule", ("Policy",), 1, 1),
    RelationKind("SET_BY", "Target", ("Policy",), 1, 1),
    RelationKind("TESTED_BY", "Rule", ("Metric",), 0, None),
    RelationKind("ON_METRIC", "Target", ("Metric",), 0, 1),
)
"""Links between what policy files say (政策数据)."""


def _of_column(table: Table, column: Column) -> RelationKind:
    many = column.cell is Cell.REFERENCES
    return RelationKind(column.relation, table.label, column.to, int(column.required), None if many else 1, column.name)


def relations(tables: Iterable[Table] = TABLES) -> tuple[RelationKind, ...]:
    """Every kind of relation between records, in the order of tables and columns, derived ones last."""
    stated = [
        _of_column(table, column)
        for table in tables
        for column in table.references
        if (table.name, column.name) not in KEPT_AS_PROPERTY
    ]
    return (*stated, *DERIVED)
