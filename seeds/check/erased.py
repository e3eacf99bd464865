"""Rows that would bring back who was erased (已删除人员)."""

from collections.abc import Iterator

from graph.model.masking import ERASED
from seeds.bundle import Finding
from seeds.check.state import State
from seeds.findings import finding_at


def erased_findings(state: State) -> Iterator[Finding]:
    """An error for each row of a person whose identity was erased, unless it says no more than is left."""
    for row in state.rows_of("people"):
        known = state.known.records.get(row.id)
        if known is not None and known.cells.get("name") == ERASED and dict(row.cells) != dict(known.cells):
            yield finding_at("PERSON_ERASED", row, "id", f"The identity of {row.id} was erased.")
