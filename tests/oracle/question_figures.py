"""The whole expected answers of the stored questions that count: Q-47 to Q-51 and Q-58."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, partial
from typing import Any

from tests.oracle.coverage import Figures, coverage, gaps, shortfall, verdicts_inside
from tests.oracle.coverage import Target as Goal
from tests.oracle.days import Truth, stretch
from tests.oracle.holding import body_exists
from tests.oracle.metric_variants import by_id
from tests.oracle.places import area_of, areas_around, inside
from tests.oracle.policy_book import Row, targets_around
from tests.oracle.policy_told import metric_told, targets_of_metric, told
from tests.oracle.question_judgements import composition
from tests.oracle.told import Answer, first_page, shown
from tests.oracle.world import State

YEAR = timedelta(days=365)
COUNTS = ("population", "met", "notMet", "unknown", "exempt")
SHARES = ("rate", "lowerBound", "upperBound")
Shown = Callable[[Row, Row], Answer]
"""A target and its policy as the question selects them."""


def _number(share: Fraction | None) -> float | None:
    return None if share is None else float(share)


def _figures(found: Figures, *names: str) -> Answer:
    every = dict(zip(COUNTS, found, strict=True))
    every |= {"rate": found.rate, "lowerBound": found.lower_bound, "upperBound": found.upper_bound}
    return {name: _number(every[name]) if name in SHARES else every[name] for name in names}


def _rows(
    state: State,
    ids: Sequence[str],
    within: str,
    by: str | None,
    day: date,
    names: Sequence[str],
    target: Shown | None,
    **fields: Any,
) -> list[Answer]:
    """Coverage rows by metric and area; `fields` make what else is told of (metric, area)."""
    rows = []
    for metric in ids:
        on = cache(partial(coverage, state, by_id(metric), within, by))
        for code, found in on(day).items():
            more = {name: make(metric, code) for name, make in fields.items()}
            if target is not None:
                more["targets"] = [
                    {
                        "target": target(row, policy),
                        **_standing(row, found, lambda one, on=on, code=code: on(one).get(code, Figures()), day),
                    }
                    for row, policy in targets_around(metric, areas_around(state, code))
                ]
            rows.append({**_figures(found, *names), **more})
    return rows


def _standing(row: Row, found: Figures, on: Callable[[date], Figures], day: date) -> Answer:
    """How a target stands, by the figures of its due day and of a year ago where that day is ahead."""
    goal = Goal(None if row.get("threshold") is None else str(row["threshold"]), row.get("count"))
    due: date | None = row.get("due")
    met, rate = Fraction(found.met), found.rate
    if due is not None and due > day:
        then, before = on(due), on(day - YEAR)
        decided = then.met + then.not_met
        met = min(Fraction(decided), then.met + Fraction(max(0, found.met - before.met), 365) * (due - day).days)
        rate = met / decided if decided else None
    figureless = goal.threshold is None and goal.count is None
    if figureless or not row["testable"] or found.unknown == found.population:
        word = "NOT_TESTABLE"
    elif _reached(goal, Fraction(found.met), found.rate):
        word = "MET"
    elif due is not None and due < day:
        word = "MISSED"
    else:
        word = "ON_TRACK" if due is not None and _reached(goal, met, rate) else "AT_RISK"
    return {"standing": word, "shortfall": None if figureless else shortfall(goal, found), "forecast": _number(rate)}


def _reached(goal: Goal, met: Fraction, rate: Fraction | None) -> bool:
    if goal.count is not None:
        return met >= goal.count
    return rate is not None and rate >= Fraction(str(goal.threshold))


def _without_forecast(rows: list[Answer]) -> list[Answer]:
    for row in rows:
        for target in row["targets"]:
            del target["forecast"]
    return rows


def _area(state: State, *columns: str) -> Callable[[str, str], Answer | None]:
    return lambda _, code: shown(state.one(code), *columns)


def formation_rate(then: State, metric: str, within: str, by: str, first: int, day: date) -> Answer:
    """Q-47."""

    def target(row: Row, policy: Row) -> Answer:
        return told(row, "id", "clause", "threshold", "due", "due_text", policy=told(policy, "id", "title"))

    area = _area(then, "code", "name", "level")
    rows = _rows(then, [metric], within, by, day, (*COUNTS, *SHARES), target, area=area)
    nodes = []
    for subject, answer in sorted(gaps(then, by_id(metric), within, day)):
        one = then.one(subject)
        place = shown(then.one(one["area"]), "code", "name")
        nodes.append({"id": f"gap:{metric}:{subject}", "verdict": answer, "area": place, "subject": shown(one, "id", "name")})
    return {"coverage": rows, "coverageGaps": first_page(nodes, first)}


def rate_of_each_jurisdiction(then: State, ids: Sequence[str], within: str, day: date) -> Answer:
    """Q-48."""

    def metric(id_: str, _: str) -> Answer:
        targets = [
            told(
                row,
                *("id", "clause", "threshold", "due", "due_text"),
                policy=told(policy, "id", "jurisdiction", "document_number"),
            )
            for row, policy in targets_of_metric(id_)
        ]
        return metric_told(id_, "id", "name", "population", "condition", "parameters", targets=targets)

    return {"coverage": _rows(then, ids, within, None, day, (*COUNTS, *SHARES), None, metric=metric)}


def any_self_governance(then: State, ids: Sequence[str], within: str, by: str | None, day: date) -> Answer:
    """Q-49."""

    def target(row: Row, _: Row) -> Answer:
        return told(row, "id", "clause", "threshold", "due")

    def metric(id_: str, _: str) -> Answer:
        return metric_told(id_, "id", "name", "population")

    area = _area(then, "code", "name")
    rows = _rows(then, ids, within, by, day, (*COUNTS, *SHARES), target, metric=metric, area=area)
    return {"coverage": _without_forecast(rows)}


def red_property(then: State, within: str, day: date) -> Answer:
    """Q-50: compounds ordered by name, those that certainly exist."""
    id_ = "red-property--001"

    def target(row: Row, _: Row) -> Answer:
        return told(row, "id", "clause", "count", "due", "due_text")

    rows = _rows(then, [id_], within, None, day, ("population", "met"), target, area=_area(then, "code", "name"))
    met = [then.one(s) for s, answer in verdicts_inside(then, by_id(id_), within, day).items() if answer == "MET"]
    nodes = [
        shown(one, "id", "name", area=shown(then.one(one["area"]), "code", "name"))
        for one in sorted(met, key=lambda one: (one["name"], one.id))
    ]
    return {"coverage": _without_forecast(rows), "compounds": first_page(nodes, 50)}


def party_share(then: State, within: str, established_from: date, day: date) -> Answer:
    """Q-51."""
    nodes = []
    for body in sorted(then.table("bodies"), key=lambda one: one.id):
        certain = body_exists(body, day) is Truth.CERTAIN and bool(body["established_on"])
        if body["kind"] != "owners_committee" or not certain or not inside(then, area_of(then, body), within):
            continue
        if stretch(body["established_on"]).first >= established_from:
            whole = composition(then, body, day)
            conditions = [
                {
                    **{name: one[name] for name in ("condition", "verdict")},
                    "rule": {name: one["rule"][name] for name in ("id", "clause")},
                }
                for one in whole["conditions"]
            ]
            told_of = {"members": whole["members"], "partyMembers": whole["partyMembers"], "conditions": conditions}
            nodes.append(shown(body, "id", "name", "established_on", composition=told_of))

    def target(row: Row, _: Row) -> Answer:
        return told(row, "id", "clause", "threshold", "due")

    names = (*COUNTS, "rate")
    rows = _rows(then, ["committee-party-share"], within, None, day, names, target, metric=lambda id_, _: {"id": id_})
    return {"bodies": first_page(nodes, 200), "coverage": _without_forecast(rows)}


def due_first(then: State, ids: Sequence[str], within: str, by: str | None, day: date) -> Answer:
    """Q-58."""

    def target(row: Row, policy: Row) -> Answer:
        names = ("id", "clause", "due", "due_text", "lead_units", "responsible_units")
        return told(row, *names, policy=told(policy, "id", "title"))

    def metric(id_: str, _: str) -> Answer:
        return metric_told(id_, "id", "name")

    rows = _rows(then, ids, within, by, day, ("notMet", "unknown"), target, metric=metric, area=_area(then, "code", "name"))
    return {"coverage": _without_forecast(rows)}
