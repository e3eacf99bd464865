"""Somebody leaving every post: the world in which each appointment that may hold on the day ends on it, and what opens there."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tests.oracle.coverage import gaps
from tests.oracle.days import Truth
from tests.oracle.holding import HOLDING, appointment_period, recorded_status
from tests.oracle.metric_variants import by_id
from tests.oracle.world import Record, State

Gaps = dict[tuple[str, str], str]
"""By metric and subject, NOT_MET or UNKNOWN."""


def left(state: State, person: str, day: date) -> list[Record]:
    """The appointments that somebody holds, or may hold, on the day, each as it would be recorded if it ended on it."""
    return [
        replace(a, cells={**a.cells, "until": day.isoformat()})
        for a in state.naming("appointments", "person", person)
        if recorded_status(a) in HOLDING and appointment_period(state, a, day) is not Truth.NO
    ]


def with_rows(state: State, changed: Iterable[Record]) -> State:
    """The same state with other versions of some records."""
    return State((state.records | {record.id: record for record in changed}).values(), state.known_at)


def every_gap(state: State, metrics: Iterable[str], day: date) -> Gaps:
    """The gaps of all places: every subject lies inside one of the topmost areas, or in no population."""
    tops = [area.id for area in state.table("areas") if len(area.id) == 2]
    return {(m, subject): answer for m in metrics for top in tops for subject, answer in gaps(state, by_id(m), top, day)}


def opened(before: Gaps, after: Gaps) -> Gaps:
    """The gaps that were none before."""
    return {key: verdict for key, verdict in after.items() if key not in before}
