"""What exists and what holds on a day: certainly, perhaps or not."""

from datetime import date

from tests.oracle.days import Truth, all_of, any_of, begun, none_of, not_over, truth, within_period
from tests.oracle.world import Record, State

HOLDING = ("in_office", "ended")


def compound_exists(compound: Record, day: date) -> Truth:
    return within_period(compound["built_on"], compound["demolished_on"], day)


def body_exists(body: Record, day: date) -> Truth:
    return within_period(body["established_on"], body["dissolved_on"], day)


def exists(record: Record, day: date) -> Truth:
    if record.table == "compounds":
        return compound_exists(record, day)
    return body_exists(record, day) if record.table == "bodies" else Truth.CERTAIN


def post_begun(state: State, post: Record, day: date) -> Truth:
    """`since` of the post; a missing one is that of its body and of its compound."""
    if post["since"]:
        return begun(post["since"], day)
    of_compound = [begun(state.one(post["compound"])["built_on"], day)] if post["compound"] else []
    return all_of([begun(state.one(post["body"])["established_on"], day), *of_compound])


def post_not_over(state: State, post: Record, day: date) -> Truth:
    if post["until"]:
        return not_over(post["until"], day)
    of_compound = [not_over(state.one(post["compound"])["demolished_on"], day)] if post["compound"] else []
    return all_of([not_over(state.one(post["body"])["dissolved_on"], day), *of_compound])


def post_stands(state: State, post: Record, day: date) -> Truth:
    """Whether the post exists, and its body too."""
    return all_of([post_begun(state, post, day), post_not_over(state, post, day), body_exists(state.one(post["body"]), day)])


def appointment_begun(state: State, appointment: Record, day: date) -> Truth:
    """`since` of the appointment; a missing one is that of the post and the body."""
    if appointment["since"]:
        return begun(appointment["since"], day)
    post = state.one(appointment["post"])
    return all_of([post_begun(state, post, day), begun(state.one(post["body"])["established_on"], day)])


def appointment_not_over(state: State, appointment: Record, day: date) -> Truth:
    if appointment["until"]:
        return not_over(appointment["until"], day)
    post = state.one(appointment["post"])
    return all_of([post_not_over(state, post, day), not_over(state.one(post["body"])["dissolved_on"], day)])


def appointment_period(state: State, appointment: Record, day: date) -> Truth:
    return all_of([appointment_begun(state, appointment, day), appointment_not_over(state, appointment, day)])


def recorded_status(appointment: Record) -> str:
    return appointment["status"] or "in_office"


def seat_taken(state: State, appointment: Record, day: date) -> Truth:
    """Whether the appointment takes a seat of its post: as holding, but a suspended holder keeps the seat."""
    status = recorded_status(appointment)
    if status not in HOLDING:
        return Truth.NO
    taken = all_of([appointment_period(state, appointment, day), post_stands(state, state.one(appointment["post"]), day)])
    if status == "ended" and not appointment["until"]:
        return min(taken, Truth.PERHAPS)
    return taken


def suspended(state: State, appointment: Record, day: date) -> Truth:
    return any_of(within_period(s["since"], s["until"], day) for s in state.naming("suspensions", "appointment", appointment.id))


def holds_post(state: State, appointment: Record, day: date) -> Truth:
    return all_of([seat_taken(state, appointment, day), none_of([suspended(state, appointment, day)])])


def holdings(state: State, person: str, day: date) -> list[tuple[Record, Truth]]:
    """The appointments by which a person holds a post, certainly or perhaps."""
    found = [(a, holds_post(state, a, day)) for a in state.naming("appointments", "person", person)]
    return [(a, t) for a, t in found if t is not Truth.NO]


def holdings_in(state: State, body: str, day: date) -> list[tuple[Record, Record, Truth]]:
    """(appointment, post, truth) of those who hold a post in the body, certainly or perhaps."""
    found = [
        (a, post, holds_post(state, a, day))
        for post in state.naming("posts", "body", body)
        for a in state.naming("appointments", "post", post.id)
    ]
    return [(a, post, t) for a, post, t in found if t is not Truth.NO]


def service_holds(state: State, service: Record, day: date) -> Truth:
    """Missing ends are the compound's; a service by a body that does not exist does not hold."""
    compound = state.one(service["compound"])
    period = within_period(service["since"] or compound["built_on"], service["until"] or compound["demolished_on"], day)
    return all_of([period, body_exists(state.one(service["provider"]), day)]) if service["provider"] else period


def by_firm(state: State, service: Record) -> Truth:
    """Whether the provider is a firm; with no provider perhaps one for mode professional or bundled."""
    if service["provider"]:
        return truth(state.one(service["provider"])["kind"] == "firm")
    return Truth.PERHAPS if service["mode"] in ("professional", "bundled") else Truth.NO


def owns(state: State, ownership: Record, day: date) -> Truth:
    compound = state.one(ownership["compound"])
    return within_period(ownership["since"] or compound["built_on"], ownership["until"] or compound["demolished_on"], day)


def employed(state: State, employment: Record, day: date) -> Truth:
    firm = state.one(employment["firm"])
    return within_period(employment["since"] or firm["established_on"], employment["until"] or firm["dissolved_on"], day)


def party_member(person: Record, day: date) -> Truth:
    """Whether the person is a Party member on the day; PERHAPS also where nothing is stated."""
    if person["party_status"] == "none":
        return Truth.NO
    if not (person["party_status"] or person["party_since"] or person["party_until"]):
        return Truth.PERHAPS
    return within_period(person["party_since"], person["party_until"], day)


def formal_member(person: Record, day: date) -> Truth:
    return Truth.NO if person["party_status"] == "probationary" else party_member(person, day)


def party_member_answer(person: Record, day: date) -> bool | None:
    """`partyMember` of the schema: null where membership is unknown."""
    return {Truth.CERTAIN: True, Truth.NO: False, Truth.PERHAPS: None}[party_member(person, day)]
