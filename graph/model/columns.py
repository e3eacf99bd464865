"""What a column and a table of the bundle are (列与表的定义)."""

from dataclasses import dataclass
from enum import StrEnum


class Cell(StrEnum):
    """What a cell holds (单元格类型)."""

    ID = "id"
    CODE = "code"
    TEXT = "text"
    WORD = "word"
    DATE = "date"
    WHOLE = "whole number"
    NUMBER = "number"
    PERIOD = "period"
    USCC = "unified social credit code"
    REFERENCE = "reference"
    REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class Column:
    """One column (列). A reference names its relationship type and the labels it may reach."""

    name: str
    cell: Cell = Cell.TEXT
    required: bool = False
    words: tuple[str, ...] = ()
    relation: str = ""
    to: tuple[str, ...] = ()
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table (表) and the label its records carry in the graph.

    `start` and `end` name the columns of its period, where it has one.
    """

    name: str
    label: str
    columns: tuple[Column, ...]
    start: str = ""
    end: str = ""

    @property
    def key(self) -> str:
        """The column that identifies a row."""
        return "code" if self.name == "areas" else "id"

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def references(self) -> tuple[Column, ...]:
        """The columns that point at other records."""
        return tuple(c for c in self.columns if c.cell in (Cell.REFERENCE, Cell.REFERENCES))
