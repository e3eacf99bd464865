"""What the lists of the schema hold on a day: what is certain."""

from collections.abc import Iterable
from datetime import date

from tests.oracle.days import Truth, civil_day, stretch
from tests.oracle.existence import set_up_in
from tests.oracle.holding import (
    HOLDING,
    appointment_begun,
    appointment_not_over,
    appointment_period,
    body_exists,
    employed,
    holds_post,
    post_stands,
    recorded_status,
    seat_taken,
    service_holds,
    suspended,
)
from tests.oracle.metric_table import ANY_PARTY_BUT_FIRM_BRANCH, MANAGEMENT_COMMITTEE, OWNERS_COMMITTEE
from tests.oracle.world import Record, State

Day = date | str


def holders(state: State, post: str, day: Day) -> list[str]:
    """The appointments by which the post is certainly held."""
    day = civil_day(day)
    found = state.naming("appointments", "post", post)
    return [a.id for a in found if holds_post(state, a, day) is Truth.CERTAIN]


def vacant_seats(state: State, post: str, day: Day) -> int:
    day = civil_day(day)
    record = state.one(post)
    if post_stands(state, record, day) is not Truth.CERTAIN:
        return 0
    taken = [a for a in state.naming("appointments", "post", post) if seat_taken(state, a, day) is Truth.CERTAIN]
    return max(0, int(record["seats"] or 1) - len(taken))


def posts(state: State, body: str, day: Day | None) -> list[str]:
    found = state.naming("posts", "body", body)
    if day is not None:
        day = civil_day(day)
        found = [post for post in found if post_stands(state, post, day) is Truth.CERTAIN]
    return [post.id for post in found]


def _on_day(state: State, found: list[Record], day: Day | None) -> list[str]:
    if day is not None:
        day = civil_day(day)
        found = [a for a in found if appointment_period(state, a, day) is not Truth.NO]
    return sorted(a.id for a in found)


def appointments_of_body(state: State, body: str, day: Day | None) -> list[str]:
    of_posts = [state.naming("appointments", "post", post.id) for post in state.naming("posts", "body", body)]
    return _on_day(state, [a for found in of_posts for a in found], day)


def appointments_of_person(state: State, person: str, day: Day | None) -> list[str]:
    return _on_day(state, state.naming("appointments", "person", person), day)


def status_on(state: State, appointment: str, day: Day) -> str:
    """The recorded status, read on the day.

    Of a recorded IN_OFFICE or ENDED: not yet begun is APPROVED, certainly over is ENDED, so is a recorded ENDED that
    may be over; else certainly suspended is SUSPENDED, and anything that is left IN_OFFICE.
    """
    day = civil_day(day)
    record = state.one(appointment)
    recorded = recorded_status(record)
    if recorded not in HOLDING:
        return recorded.upper()
    if appointment_begun(state, record, day) is Truth.NO:
        return "APPROVED"
    lasts = appointment_not_over(state, record, day)
    open_end = recorded == "ended" and not record["until"]
    if lasts is Truth.NO or (recorded == "ended" and (lasts is Truth.PERHAPS or open_end)):
        return "ENDED"
    return "SUSPENDED" if suspended(state, record, day) is Truth.CERTAIN else "IN_OFFICE"


def services(state: State, compound: str, day: Day) -> list[str]:
    day = civil_day(day)
    found = state.naming("services", "compound", compound)
    return [s.id for s in found if service_holds(state, s, day) is Truth.CERTAIN]


def firms(state: State, compound: str, day: Day) -> list[str]:
    """The firms that certainly serve the compound, each once."""
    providers = {state.one(s)["provider"] for s in services(state, compound, day)} - {""}
    return sorted(p for p in providers if state.one(p)["kind"] == "firm")


def committee(state: State, compound: str, day: Day) -> str | None:
    """An owners' committee before a management committee, then the latest established, then the smaller id."""
    found = set_up_in(state, state.one(compound), (OWNERS_COMMITTEE, MANAGEMENT_COMMITTEE), civil_day(day))
    return _first((body["kind"] == OWNERS_COMMITTEE.kind, body) for body, t in found if t is Truth.CERTAIN)


def party_organisation(state: State, compound: str, day: Day) -> str | None:
    """Any form but firm_branch; own before joint, then the latest established, then the smaller id."""
    found = set_up_in(state, state.one(compound), (ANY_PARTY_BUT_FIRM_BRANCH,), civil_day(day))
    return _first((body["form"] != "joint_branch", body) for body, t in found if t is Truth.CERTAIN)


def _first(bodies: Iterable[tuple[bool, Record]]) -> str | None:
    """Of (goes before the others, body)."""

    def established(body: Record) -> int:
        return stretch(body["established_on"]).first.toordinal() if body["established_on"] else 0

    ordered = sorted(bodies, key=lambda pair: (not pair[0], -established(pair[1]), pair[1].id))
    return ordered[0][1].id if ordered else None


def bodies_of_compound(state: State, compound: str, day: Day) -> list[str]:
    """The bodies set up in the compound that certainly exist."""
    day = civil_day(day)
    return [b.id for b in state.naming("bodies", "compound", compound) if body_exists(b, day) is Truth.CERTAIN]


def employers(state: State, person: str, day: Day) -> list[str]:
    day = civil_day(day)
    found = state.naming("employments", "person", person)
    return sorted({e["firm"] for e in found if employed(state, e, day) is Truth.CERTAIN})


def certain_members(state: State, body: str, day: Day) -> set[str]:
    """The distinct persons who certainly hold a post in the body other than staff."""
    return {
        state.one(a)["person"]
        for post in state.naming("posts", "body", body)
        if post["kind"] != "staff"
        for a in holders(state, post.id, day)
    }


def held_certainly(state: State, person: str, day: date) -> list[Record]:
    found = state.naming("appointments", "person", person)
    return [a for a in found if holds_post(state, a, day) is Truth.CERTAIN]
