"""Who is in a metric's population on a day: certainly, perhaps or not."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.oracle.days import Truth, all_of, any_of, none_of, on_or_before, stretch, truth
from tests.oracle.existence import post_of_kind_exists, posts_of_grid, record_holds, serving_firms, set_up_in
from tests.oracle.holding import (
    body_exists,
    by_firm,
    compound_exists,
    employed,
    formal_member,
    holdings_in,
    party_member,
    service_holds,
)
from tests.oracle.metric_table import BodySort, Metric, metric_of
from tests.oracle.places import area_of, inside
from tests.oracle.surveys import answer_without_record
from tests.oracle.world import Record, State

AREA_LEVELS = ("grid", "street", "county")


def subjects_of(state: State, metric: Metric) -> list[Record]:
    """Every record of the sort that the metric asks about, wherever it lies and whether or not it exists."""
    if metric.subjects == "compound":
        return state.table("compounds")
    if metric.subjects == "service":
        return state.table("services")
    if metric.subjects == "complaint":
        return [a for a in state.table("activities") if a["kind"] == "complaint"]
    if metric.subjects in AREA_LEVELS:
        return [a for a in state.table("areas") if a["level"] == metric.subjects]
    return [b for b in state.table("bodies") if b["kind"] == metric.subjects]


def subjects_inside(state: State, metric: Metric, within: str) -> list[Record]:
    return [s for s in subjects_of(state, metric) if inside(state, area_of(state, s), within)]


def _own_place(state: State, metric: Metric, subject: Record, day: date) -> Truth:
    if metric.subjects == "compound":
        return compound_exists(subject, day)
    if metric.subjects == "service":
        # contract-filed: services provided by a firm
        return all_of([service_holds(state, subject, day), by_firm(state, subject)])
    if metric.subjects == "complaint":
        return complaint_place(subject, day)
    return Truth.CERTAIN if metric.subjects in AREA_LEVELS else body_exists(subject, day)


def complaint_place(complaint: Record, day: date) -> Truth:
    """Received by the day, and done by it, past its due day, or without a due day."""
    reasons = [Truth.CERTAIN] if not complaint["due"] else [past(complaint["due"], day)]
    if complaint["done_on"]:
        reasons.append(on_or_before(complaint["done_on"], day))
    return all_of([on_or_before(complaint["on"], day), any_of(reasons)])


def past(due: str, day: date) -> Truth:
    """Whether the due day is before the day."""
    written = stretch(due)
    if written.last < day:
        return Truth.CERTAIN
    return Truth.PERHAPS if written.first < day else Truth.NO


def standing_of(state: State, other: Metric, subject: Record, day: date) -> tuple[bool, bool]:
    """(MET, resting on an uncertain record) of an existence metric for a subject, its own existence left aside."""
    place = filters_hold(state, other, subject, day)
    if place is not Truth.CERTAIN:
        return False, place is Truth.PERHAPS
    record = record_holds(state, other, subject, day)
    if record is not Truth.NO:
        return record is Truth.CERTAIN, record is Truth.PERHAPS
    return answer_without_record(state, other.id, subject, day) == "MET", False


def with_metric(state: State, subject: Record, day: date, other: str | Metric) -> Truth:
    met, uncertain = standing_of(state, metric_of(other), subject, day)
    if met:
        return Truth.CERTAIN
    return Truth.PERHAPS if uncertain else Truth.NO


def without_metric(state: State, subject: Record, day: date, other: str | Metric) -> Truth:
    return none_of([with_metric(state, subject, day, other)])


def served_by_firm(state: State, subject: Record, day: date, _: Any) -> Truth:
    return any_of(
        all_of([service_holds(state, service, day), by_firm(state, service)])
        for service in state.naming("services", "compound", subject.id)
    )


def served_by_firm_with_member_head(state: State, subject: Record, day: date, _: Any) -> Truth:
    truths = []
    for firm, serving in serving_firms(state, subject, day):
        for appointment, post, holding in holdings_in(state, firm.id, day):
            if post["kind"] == "firm_head":
                truths.append(all_of([serving, holding, party_member(state.one(appointment["person"]), day)]))
    for service in state.naming("services", "compound", subject.id):
        if not service["provider"]:  # perhaps a firm, perhaps one whose head is a member
            truths.append(all_of([service_holds(state, service, day), by_firm(state, service)]))
    return any_of(truths)


def listed_by(state: State, subject: Record, day: date, forms: tuple[str, ...]) -> Truth:
    return any_of(t for _, t in set_up_in(state, subject, [BodySort("party_organisation", forms)], day))


def established_from(_: State, subject: Record, day: date, from_day: str) -> Truth:
    """Whether it was established on or after the day given; outside without a date of establishment.

    On a day within the reduced stretch only those days count that let the body exist at all.
    """
    if not subject["established_on"]:
        return Truth.NO
    answers = {date.fromisoformat(from_day) <= e <= day for e in stretch(subject["established_on"]).days()}
    if len(answers) == 2:
        return Truth.PERHAPS
    return truth(answers.pop())


def formal_members_employed(state: State, subject: Record, day: date, at_least: int) -> Truth:
    return _employs(state, subject, day, at_least, formal_member)


def members_employed(state: State, subject: Record, day: date, at_least: int) -> Truth:
    return _employs(state, subject, day, at_least, party_member)


def _employs(state: State, subject: Record, day: date, at_least: int, counted: Callable[[Record, date], Truth]) -> Truth:
    truths: dict[str, Truth] = {}
    for employment in state.naming("employments", "firm", subject.id):
        person = state.one(employment["person"])
        counts = all_of([employed(state, employment, day), counted(person, day)])
        truths[person.id] = max(counts, truths.get(person.id, Truth.NO))
    if sum(t is Truth.CERTAIN for t in truths.values()) >= at_least:
        return Truth.CERTAIN
    return Truth.PERHAPS if sum(t is not Truth.NO for t in truths.values()) >= at_least else Truth.NO


GRID_POSTS = ("secretary", "residents_group_leader", "grid_head")


def one_person_posts(state: State, grid: Record) -> dict[str, list[Record]]:
    """The three posts of a grid: a secretary counts only in a grid branch."""
    posts = {kind: posts_of_grid(state, grid, kind) for kind in GRID_POSTS}
    grid_branch = [BodySort("party_organisation", ("grid_branch",))]
    posts["secretary"] = [post for post in posts["secretary"] if any(_is(state, post, sort) for sort in grid_branch)]
    return posts


def _is(state: State, post: Record, sort: BodySort) -> bool:
    body = state.one(post["body"])
    return body["kind"] == sort.kind and sort.forms is not None and body["form"] in sort.forms


def grid_posts_exist(state: State, subject: Record, day: date, _: Any) -> Truth:
    return all_of(post_of_kind_exists(state, posts, day) for posts in one_person_posts(state, subject).values())


FILTERS: dict[str, Callable[[State, Record, date, Any], Truth]] = {
    "with": with_metric,
    "without": without_metric,
    "served-by-firm": served_by_firm,
    "not-served-by-firm": lambda state, subject, day, x: none_of([served_by_firm(state, subject, day, x)]),
    "served-by-firm-with-member-head": served_by_firm_with_member_head,
    "listed-by": listed_by,
    "mature": lambda state, subject, day, value: truth(subject["mature"] == value),
    "class": lambda state, subject, day, classes: truth(subject["class"] in classes),
    "established-from": established_from,
    "formal-members-employed": formal_members_employed,
    "members-employed": members_employed,
    "grid-posts-exist": grid_posts_exist,
}


def filters_hold(state: State, metric: Metric, subject: Record, day: date) -> Truth:
    return all_of(FILTERS[name](state, subject, day, value) for name, value in metric.population)


def place_in_population(state: State, metric: Metric, subject: Record, day: date) -> Truth:
    """The place of a subject, wherever it lies: CERTAIN in, PERHAPS (in, answered UNKNOWN), or NO."""
    return all_of([_own_place(state, metric, subject, day), filters_hold(state, metric, subject, day)])
