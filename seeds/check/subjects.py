"""What activities and surveys say of their subject (活动与核查的对象)."""

from collections.abc import Iterator

from seeds.bundle import Finding
from seeds.check.state import State
from seeds.findings import finding_at, quoted


def subject_findings(state: State) -> Iterator[Finding]:
    """Complaints without the day they came in; withdrawals of what only an area can have."""
    for row in state.rows_of("activities"):
        if row.cells.get("kind") == "complaint" and "on" not in row.cells:
            yield finding_at("COMPLAINT_WITHOUT_DAY", row, "on", "The complaint states no day on which it was received.")
    for row in state.rows_of("surveys"):
        subject = state.live.get(row.cells.get("subject", ""))
        if row.cells.get("finding") == "withdrawn" and subject is not None and subject.table != "areas":
            message = f"{quoted(subject.id)} is a record of {subject.table}, not an area."
            yield finding_at("WITHDRAWN_NOT_AREA", row, "finding", message)
