"""The verdict of a metric on a subject, and the day since which it has stood."""

from datetime import date

from tests.oracle.candidate_days import candidate_days
from tests.oracle.days import ONE_DAY, Truth, civil_day
from tests.oracle.existence import record_holds
from tests.oracle.judged import JUDGED
from tests.oracle.metric_table import Metric, metric_of
from tests.oracle.populations import place_in_population
from tests.oracle.surveys import answer_without_record, latest_finding
from tests.oracle.world import Record, State

Verdict = str
"""MET, NOT_MET, UNKNOWN or EXEMPT."""


def answer_inside(state: State, metric: str | Metric, subject: Record, day: date) -> Verdict:
    """The answer for a subject that is certainly in the population."""
    metric = metric_of(metric)
    if metric.judged:
        if latest_finding(state, metric.id, subject.id, day) == "exempt":
            return "EXEMPT"
        return JUDGED[metric.measure](state, metric, subject, day)
    record = record_holds(state, metric, subject, day)
    if record is not Truth.NO:
        return "MET" if record is Truth.CERTAIN else "UNKNOWN"
    return answer_without_record(state, metric.id, subject, day)


def verdict(state: State, metric: str | Metric, subject_id: str, day: date | str) -> tuple[bool, Verdict | None]:
    """(whether the subject is in the population, its answer); (False, None) outside."""
    metric, day = metric_of(metric), civil_day(day)
    subject = state.get(subject_id)
    if subject is None:
        return False, None
    place = place_in_population(state, metric, subject, day)
    if place is Truth.NO:
        return False, None
    return True, "UNKNOWN" if place is Truth.PERHAPS else answer_inside(state, metric, subject, day)


def gap_since(state: State, metric: str | Metric, subject_id: str, day: date | str) -> date | None:
    """The first day of the unbroken stretch up to the day with this verdict; None where it never began.

    What is known stays what it is at the state's instant; only the civil day walks back.
    """
    metric, day = metric_of(metric), civil_day(day)
    wanted = verdict(state, metric, subject_id, day)
    # Between two candidate days nothing changes, so a stretch begins on one of them.
    named = {date.fromisoformat(value) for name, value in metric.population if name == "established-from"}
    for candidate in sorted((c for c in {*candidate_days(state), *named} if c <= day), reverse=True):
        if verdict(state, metric, subject_id, candidate - ONE_DAY) != wanted:
            return candidate
    return None
