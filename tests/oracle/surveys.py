"""What surveys say of a subject on a day."""

from collections.abc import Mapping
from datetime import date

from tests.oracle.days import stretch
from tests.oracle.places import area_of, areas_around
from tests.oracle.world import Record, State

Readings = Mapping[str, frozenset[str] | None]
"""The aspects whose surveys are read for a metric, each with the findings read; None: all."""

WITHOUT_PRESENT_OR_EXEMPT = frozenset({"none", "complete", "withdrawn"})
ALSO_READ: dict[str, Readings] = {
    "owners-committee": {"committee": WITHOUT_PRESENT_OR_EXEMPT},
    "management-committee": {"committee": WITHOUT_PRESENT_OR_EXEMPT},
    "party-organisation-mature": {"party-organisation": None},
    "party-with-committee": {"party-organisation": None},
    "committee--003-1": {"owners-committee": None, "committee": WITHOUT_PRESENT_OR_EXEMPT},
    "owners-committee--003-6": {"owners-committee": None, "committee": WITHOUT_PRESENT_OR_EXEMPT},
    "owners-committee--003-7": {"owners-committee": None, "committee": WITHOUT_PRESENT_OR_EXEMPT},
    "party-organisation--003-6": {"party-organisation": WITHOUT_PRESENT_OR_EXEMPT},
    "served--003-1": {"served": None},
    "served--003-6": {"served": WITHOUT_PRESENT_OR_EXEMPT},
    "served--003-7": {"served": WITHOUT_PRESENT_OR_EXEMPT},
    "firm-branch--003-2": {"firm-branch": None},
    "committee-party-share--003-3": {"committee-party-share": None},
}


def surveys_of(state: State, metric_id: str, subject: str, day: date) -> list[Record]:
    """The surveys on or before the day that are read for this subject and metric, the latest last."""
    readings: Readings = {metric_id: None, **ALSO_READ.get(metric_id, {})}
    found = []
    for survey in state.naming("surveys", "subject", subject):
        if survey["aspect"] not in readings or stretch(survey["on"]).last > day:
            continue
        findings = readings[survey["aspect"]]
        if findings is None or survey["finding"] in findings:
            found.append(survey)
    return sorted(found, key=lambda s: (stretch(s["on"]).last, s.recorded_at, s.id))


def latest_finding(state: State, metric_id: str, subject: str, day: date) -> str | None:
    surveys = surveys_of(state, metric_id, subject, day)
    return surveys[-1]["finding"] if surveys else None


def surveyed_complete(state: State, metric_id: str, area: str, day: date) -> bool:
    """Whether the area was surveyed `complete` and no later survey of it says `withdrawn`."""
    complete = False
    for survey in surveys_of(state, metric_id, area, day):
        if survey["finding"] == "complete":
            complete = True
        elif survey["finding"] == "withdrawn":
            complete = False
    return complete


def answer_without_record(state: State, metric_id: str, subject: Record, day: date) -> str:
    """The rest of an existence metric's answer, where no record holds or may hold."""
    finding = latest_finding(state, metric_id, subject.id, day)
    if finding == "exempt":
        return "EXEMPT"
    if finding == "present":
        return "MET"
    if finding == "none" or (finding == "complete" and subject.table != "areas"):
        return "NOT_MET"
    around = areas_around(state, area_of(state, subject))
    return "NOT_MET" if any(surveyed_complete(state, metric_id, area, day) for area in around) else "UNKNOWN"
