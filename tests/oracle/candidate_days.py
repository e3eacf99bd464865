"""The civil days on which an answer may change, as known at one instant."""

from datetime import date

from tests.oracle.days import ONE_DAY, period_stretch, stretch
from tests.oracle.world import State

DATE_COLUMNS = (
    "built_on", "demolished_on", "established_on", "dissolved_on", "born_on", "party_since", "party_until", "since", "until",
    "filed_on", "on", "due", "done_on",
)  # fmt: skip


def candidate_days(state: State) -> list[date]:
    """The first and last day of every stretch that a record states, and the days after them, ascending."""
    days: set[date] = set()
    for record in state.records.values():
        stretches = [stretch(record[column]) for column in DATE_COLUMNS if record[column]]
        if record.table == "activities" and record["period"]:
            stretches.append(period_stretch(record["period"]))
        for written in stretches:
            days |= {written.first, written.last, written.first + ONE_DAY, written.last + ONE_DAY}
    return sorted(days)
