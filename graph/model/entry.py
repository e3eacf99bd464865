"""A row on its way into the graph (写入行): its version in the ledger, and its record in the present.

The one place that says what is written for a row, whichever way it is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.model.record import properties
from graph.model.searching import search_properties
from graph.model.tables import TABLE


@dataclass(frozen=True, slots=True)
class Entry:
    """One row to be written (写入行)."""

    table: str
    row: int
    cells: Mapping[str, str]

    @property
    def id(self) -> str:
        """The identifier of the record."""
        return self.cells[TABLE[self.table].key]


def version_of(entry: Entry, bundle: str, at: int) -> dict[str, Any]:
    """Identifier, label and properties of the version that a load writes into the ledger."""
    values = properties(entry.table, entry.cells) | {"recordedAt": at, "bundle": bundle, "row": entry.row}
    return {"id": entry.id, "label": TABLE[entry.table].label, "properties": values}


def present_of(version: Mapping[str, Any]) -> dict[str, Any]:
    """The record of the present beside that version: with what it is found by; the ledger is not searched."""
    return {**version, "properties": version["properties"] | search_properties(version["label"], version["properties"])}
