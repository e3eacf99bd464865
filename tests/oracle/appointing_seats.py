"""What a load would find in the appointment, in office from the day on."""

from collections.abc import Iterator
from datetime import date

from tests.oracle.appointing_people import Taking
from tests.oracle.appointing_rules import Reason
from tests.oracle.days import ONE_DAY, Truth, stretch
from tests.oracle.holding import appointment_begun, body_exists, post_begun, post_not_over, seat_taken
from tests.oracle.world import Record, State


def as_in_a_load(taking: Taking, until: str) -> Iterator[Reason]:
    """Dates, the life of body and post, seats, and one person who holds one post twice."""
    day = taking.day
    if until and stretch(until).last <= day:
        yield Reason("START_NOT_BEFORE_END", True, None)
        return
    yield from [Reason("OUTSIDE_LIFE", True, None)] * (not inside_life(taking, until))
    state, new = _with(taking, until)
    others = [a for a in state.naming("appointments", "post", taking.post.id) if a.id != new.id]
    seats = int(taking.post["seats"] or 1)
    full = twice = False
    for one in _days(state, [new, *others]):
        if seat_taken(state, new, one) is Truth.CERTAIN:
            certain = [a for a in others if seat_taken(state, a, one) is Truth.CERTAIN]
            full |= len(certain) + 1 > seats
            twice |= any(a["person"] == new["person"] for a in certain)
    if full:
        yield Reason("TOO_MANY_HOLDERS", True, None)
    if twice:
        yield Reason("HELD_TWICE", True, None)


def inside_life(taking: Taking, until: str) -> bool:
    """Whether some days that the dates allow put the holding into the life of body and post."""
    state, post, day = taking.state, taking.post, taking.day
    begun = post_begun(state, post, day) is not Truth.NO and body_exists(taking.body, day) is not Truth.NO
    if not begun or post_not_over(state, post, day) is Truth.NO:
        return False
    last = stretch(until).first - ONE_DAY if until else day
    return post_not_over(state, post, last) is not Truth.NO and body_exists(taking.body, last) is not Truth.NO


def ends_after_beginning(taking: Taking, appointment: Record) -> bool:
    """Whether some day that the dates allow lies between the beginning of a holding and its end on the day."""
    return appointment_begun(taking.state, appointment, taking.day - ONE_DAY) is not Truth.NO


def _with(taking: Taking, until: str) -> tuple[State, Record]:
    """The state in which the appointment is in office."""
    cells = {"person": taking.person.id, "post": taking.post.id, "since": taking.day.isoformat(), "status": "in_office"}
    new = Record("appointments", "the new one", cells | ({"until": until} if until else {}), taking.state.known_at)
    return State([*taking.state.records.values(), new], taking.state.known_at), new


def _days(state: State, appointments: list[Record]) -> list[date]:
    """The days on which a certain holding may begin: the last of those that a beginning may mean."""
    found = {stretch(a["since"]).last for a in appointments if a["since"]}
    for one in appointments:
        post = state.one(one["post"])
        for text in (post["since"], state.one(post["body"])["established_on"]):
            found |= {stretch(text).last} if text else set()
    return sorted(found | {date(1900, 1, 1)})
