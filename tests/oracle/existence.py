"""Whether a record that makes an existence metric MET holds: certainly, perhaps, or none does."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from tests.oracle.days import Truth, all_of, any_of, on_or_before, period_stretch, truth
from tests.oracle.holding import (
    body_exists,
    by_firm,
    holdings,
    holdings_in,
    holds_post,
    party_member,
    post_stands,
    service_holds,
)
from tests.oracle.metric_table import BodySort, Metric
from tests.oracle.places import community_of
from tests.oracle.world import Record, State

Parameters = Mapping[str, Any]


def is_of(body: Record, sorts: Iterable[BodySort]) -> bool:
    return any(
        body["kind"] == sort.kind and (sort.forms is None or body["form"] in sort.forms) and body["form"] not in sort.but
        for sort in sorts
    )


def set_up_in(state: State, compound: Record, sorts: Iterable[BodySort], day: date) -> list[tuple[Record, Truth]]:
    """The bodies of these sorts that list the compound and exist, certainly or perhaps."""
    sorts = tuple(sorts)
    found = [(b, body_exists(b, day)) for b in state.naming("bodies", "compound", compound.id) if is_of(b, sorts)]
    return [(b, t) for b, t in found if t is not Truth.NO]


def serving_firms(state: State, compound: Record, day: date) -> list[tuple[Record, Truth]]:
    found = []
    for service in state.naming("services", "compound", compound.id):
        if service["provider"] and by_firm(state, service) is Truth.CERTAIN:
            found.append((state.one(service["provider"]), service_holds(state, service, day)))
    return [(firm, t) for firm, t in found if t is not Truth.NO]


def holds_in_community(
    state: State, person: str, community: str | None, sorts: tuple[BodySort, ...], posts: tuple[str, ...] | None, day: date
) -> Truth:
    """Whether the person holds one of these posts (None: any) in such a body whose own area is the community."""
    if community is None:
        return Truth.NO
    truths = []
    for appointment, t in holdings(state, person, day):
        post = state.one(appointment["post"])
        body = state.one(post["body"])
        if body["area"] == community and is_of(body, sorts) and (posts is None or post["kind"] in posts):
            truths.append(t)
    return any_of(truths)


def _tie_from(state: State, body: Record, subject: Record, day: date, parameters: Parameters) -> Truth:
    """Whether a holder of a wanted post in the body also holds a wanted post in the community of the subject."""
    truths = []
    community = community_of(state, subject)
    for appointment, post, t in holdings_in(state, body.id, day):
        if parameters["holders"] is not None and post["kind"] not in parameters["holders"]:
            continue
        if parameters.get("for_it") and post["compound"] not in ("", subject.id):
            continue
        person = state.one(appointment["person"])
        member = party_member(person, day) if parameters.get("party") else Truth.CERTAIN
        other = holds_in_community(state, person.id, community, parameters["other"], parameters["posts"], day)
        truths.append(all_of([t, member, other]))
    return any_of(truths)


def set_up(state: State, subject: Record, day: date, parameters: Parameters) -> Truth:
    return any_of(t for _, t in set_up_in(state, subject, parameters["bodies"], day))


def served(state: State, subject: Record, day: date, parameters: Parameters) -> Truth:
    truths = []
    for service in state.naming("services", "compound", subject.id):
        if parameters["modes"] is not None and service["mode"] not in parameters["modes"]:
            continue
        firm = by_firm(state, service) if parameters["by_firm"] else Truth.CERTAIN
        truths.append(all_of([service_holds(state, service, day), firm]))
    return any_of(truths)


def firm_tie(state: State, subject: Record, day: date, parameters: Parameters) -> Truth:
    firms = serving_firms(state, subject, day)
    return any_of(all_of([t, _tie_from(state, firm, subject, day, parameters)]) for firm, t in firms)


def committee_tie(state: State, subject: Record, day: date, parameters: Parameters) -> Truth:
    committees = set_up_in(state, subject, parameters["committees"], day)
    return any_of(all_of([t, _tie_from(state, committee, subject, day, parameters)]) for committee, t in committees)


def body_tie(state: State, subject: Record, day: date, parameters: Parameters) -> Truth:
    return _tie_from(state, subject, subject, day, parameters)


def firm_branch(state: State, subject: Record, day: date, parameters: Parameters) -> Truth:
    truths = [
        body_exists(body, day) for body in state.naming("bodies", "firm", subject.id) if body["kind"] == "party_organisation"
    ]
    if "or_holder_of" in parameters:
        truths += [t for _, post, t in holdings_in(state, subject.id, day) if post["kind"] == parameters["or_holder_of"]]
    return any_of(truths)


def posts_of_grid(state: State, grid: Record, kind: str) -> list[Record]:
    """The posts of a kind whose body's own area is the grid."""
    bodies = state.naming("bodies", "area", grid.id)
    return [post for body in bodies for post in state.naming("posts", "body", body.id) if post["kind"] == kind]


def grid_holder(state: State, subject: Record, day: date, parameters: Parameters) -> Truth:
    return any_of(
        holds_post(state, appointment, day)
        for kind in parameters["posts"]
        for post in posts_of_grid(state, subject, kind)
        for appointment in state.naming("appointments", "post", post.id)
    )


def activity_done(activity: Record, day: date) -> Truth:
    """Whether it is done in the period that contains the day; PERHAPS where its period or its day is empty."""
    done_on = activity["done_on"] or (activity["on"] if activity["kind"] == "meeting" else "")
    in_period = truth(day in period_stretch(activity["period"])) if activity["period"] else Truth.PERHAPS
    return all_of([in_period, on_or_before(done_on, day) if done_on else Truth.PERHAPS])


def done(state: State, subject: Record, day: date, parameters: Parameters) -> Truth:
    return any_of(
        activity_done(activity, day)
        for activity in state.naming("activities", "subject", subject.id)
        if activity["kind"] == parameters["kind"]
    )


def listed(state: State, subject: Record, day: date, parameters: Parameters) -> Truth:
    """Listed or rated so on or before the day; PERHAPS where no day is stated at all."""
    days = [
        activity["done_on"] or activity["on"]
        for activity in state.naming("activities", "subject", subject.id)
        if activity["kind"] in ("listing", "rating") and activity["result"] == parameters["result"]
    ]
    return any_of(on_or_before(written, day) if written else Truth.PERHAPS for written in days)


def post_of_kind_exists(state: State, posts: Iterable[Record], day: date) -> Truth:
    return any_of(post_stands(state, post, day) for post in posts)


MEASURES: dict[str, Callable[[State, Record, date, Parameters], Truth]] = {
    "set-up": set_up,
    "served": served,
    "firm-tie": firm_tie,
    "committee-tie": committee_tie,
    "body-tie": body_tie,
    "firm-branch": firm_branch,
    "grid-holder": grid_holder,
    "done": done,
    "listed": listed,
}


def record_holds(state: State, metric: Metric, subject: Record, day: date) -> Truth:
    return MEASURES[metric.measure](state, subject, day, metric.parameters)
