"""Pieces that several of the stored questions about role holders share, each as its operation selects it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from tests.oracle import lists
from tests.oracle.coverage import gaps
from tests.oracle.cross import Cross, cross_appointments, two_way
from tests.oracle.days import Truth, stretch
from tests.oracle.holding import body_exists, party_member_answer
from tests.oracle.metric_variants import by_id
from tests.oracle.moves import MovingRule, moving_rules, rules_of
from tests.oracle.places import area_of, areas_around
from tests.oracle.policy_book import policies, rules_around
from tests.oracle.policy_told import told
from tests.oracle.told import Answer, first_page, shown, title
from tests.oracle.world import Record, State

Told = Answer | None
Tell = Callable[[Record], Told]
COMMITTEES = ("OWNERS_COMMITTEE", "MANAGEMENT_COMMITTEE")
COMMUNITY_BODIES = ("PARTY_ORGANISATION", "RESIDENTS_COMMITTEE", "SERVICE_STATION")


@cache
def rules_with_moves() -> Sequence[MovingRule]:
    """Those of the policies that ship and their copies, read once."""
    return moving_rules()


@cache
def _rule(id_: str) -> Answer:
    found = next(rule for policy in policies() for rule in policy["rules"] if rule["id"] == id_)
    return told(found, "id", "clause", "strength")


def rule_or_none(id_: str) -> Told:
    """A rule that a record names."""
    return _rule(id_) if id_ else None


def place(state: State, record: Record, *columns: str) -> Told:
    """The area in which a record lies."""
    return shown(state.get(area_of(state, record) or ""), *(columns or ("code", "name")))


def body_named(state: State, id_: str, *columns: str) -> Told:
    """A body by its identifier, where one is stated."""
    return shown(state.get(id_), *(columns or ("id", "name")))


def own_bodies(state: State, code: str, day: date, kinds: Collection[str] | None = None) -> list[Record]:
    """The bodies that state this very area and certainly exist."""
    found = state.naming("bodies", "area", code) if state.get(code) else []
    return [one for one in found if (kinds is None or one["kind"] in kinds) and body_exists(one, day) is Truth.CERTAIN]


def homes(state: State, body: Record) -> list[Told]:
    """The compounds that a body is set up in, as listed."""
    return [shown(state.one(one), "id", "name") for one in body.ids("compound")]


def named_person(state: State, appointment: Record) -> Told:
    """Who holds it."""
    return shown(state.one(appointment["person"]), "id", "name")


def member(state: State, appointment: Record, day: date) -> Told:
    """Who holds it, and whether a Party member on the day."""
    person = state.one(appointment["person"])
    return shown(person, "id", "name", partyMember=party_member_answer(person, day))


def post_of(state: State, appointment: Record, tell_body: Tell | None = None, *columns: str, **more: Any) -> Told:
    """The post of an appointment, in its body where that is asked for."""
    post = state.one(appointment["post"])
    if tell_body is not None:
        more["body"] = tell_body(state.one(post["body"]))
    return shown(post, *(columns or ("id", "kind")), title=title(post), **more)


def sort_of(body: Record) -> Told:
    """A body with its kind and form."""
    return shown(body, "id", "name", "kind", "form")


def held_posts(state: State, person: str, day: date, tell_body: Tell, *columns: str) -> list[Told]:
    """A person's appointments whose period holds or may hold on the day."""
    return [
        shown(
            state.one(one),
            "id",
            *columns,
            status=lists.status_on(state, one, day),
            post=post_of(state, state.one(one), tell_body),
        )
        for one in lists.appointments_of_person(state, person, day)
    ]


def posts_held(state: State, body: str, day: date, tell_holder: Tell, *columns: str, titled: bool = False) -> list[Told]:
    """The posts of a body on the day, with their holders."""
    found = []
    for id_ in sorted(lists.posts(state, body, day)):
        post = state.one(id_)
        more = {"title": title(post)} if titled else {}
        holders = [tell_holder(state.one(one)) for one in sorted(lists.holders(state, id_, day))]
        found.append(shown(post, *(columns or ("id", "kind")), holders=holders, **more))
    return found


def _in_order(records: Iterable[Record], column: str) -> list[Record]:
    """By the first day that is meant, the undated last."""
    return sorted(records, key=lambda one: (stretch(one[column]).first if one[column] else date.max, one.id))


def steps_of(state: State, subject: str) -> list[Told]:
    """The steps of a procedure."""
    found = _in_order(state.naming("steps", "subject", subject), "on")
    return [shown(one, "id", "step", "on", "until", "note", by=body_named(state, one["by"])) for one in found]


def suspensions_of(state: State, appointment: str) -> list[Told]:
    """The suspensions of an appointment, whenever."""
    found = _in_order(state.naming("suspensions", "appointment", appointment), "since")
    return [shown(one, "id", "since", "until", "reason") for one in found]


def services_told(state: State, firm: str, day: date, *of_compound: str) -> list[Told]:
    """The services of a firm that certainly hold on the day."""
    of_firm = {service["compound"] for service in state.naming("services", "provider", firm)}
    found = sorted({one for compound in of_firm for one in lists.services(state, compound, day)})
    return [
        shown(one, "id", "mode", compound=shown(state.one(one["compound"]), "id", "name", *of_compound))
        for one in map(state.one, found)
        if one["provider"] == firm
    ]


def gap_page(
    state: State, metrics: Sequence[str], within: str, day: date, first: int, tell: Callable[[Record, str, str], Answer]
) -> Answer:
    """A page of gaps; `tell` makes what else is told of (subject, metric, verdict)."""
    nodes = [
        {"id": f"gap:{metric}:{subject}", "verdict": answer, **tell(state.one(subject), metric, answer)}
        for metric in sorted(metrics)
        for subject, answer in sorted(gaps(state, by_id(metric), within, day))
    ]
    return first_page(nodes, first)


def rules_of_gap(state: State, subject: Record, metric: str, day: date) -> list[Answer]:
    """The rules that apply to a gap."""
    found = rules_around(areas_around(state, area_of(state, subject)), day)
    return [told(rule, "id", "clause", "strength") for rule, _ in found if metric in rule.get("metrics", [])]


def cross_page(
    state: State,
    within: str,
    from_kinds: Collection[str] | None,
    to_kinds: Collection[str] | None,
    day: date,
    first: int,
    home: Tell,
    away: Tell,
    *others: str,
    person: Tell | None = None,
    end: str = "AWAY",
) -> Answer:
    """A page of cross appointments whose `end` lies there; `others` are what else a row tells: dates, stated, twoWay, rules."""
    rows = cross_appointments(state, within, day, from_kinds, to_kinds, end)
    found = sorted(rows, key=lambda row: (row.away, row.home))
    return first_page([pair_told(state, row, day, home, away, *others, person=person) for row in found], first)


def pair_told(state: State, row: Cross, day: date, home: Tell, away: Tell, *others: str, person: Tell | None = None) -> Answer:
    """One cross appointment; `others` as in a page."""
    every: Answer = {"since": row.since or None, "until": row.until or None, "stated": row.stated}
    if "twoWay" in others:
        every["twoWay"] = two_way(state, row, day)
    if "rules" in others:
        every["rules"] = [_rule(one) for one in sorted(rules_of(state, row, day, rules_with_moves()))]
    who = person(state.one(row.away)) if person else named_person(state, state.one(row.away))
    ends = {"home": home(state.one(row.home)), "away": away(state.one(row.away))}
    return {"person": who, **ends, **{name: every[name] for name in others}}


def seat_of(state: State, tell_body: Tell = sort_of) -> Tell:
    """An end of a row: the appointment, and its post by kind and title."""
    return lambda one: shown(one, "id", post=post_of(state, one, tell_body, "kind"))


def bodies_page(state: State, found: Collection[str], first: int, tell: Tell) -> Answer:
    """A page of bodies."""
    return first_page([tell(state.one(one)) for one in sorted(found)], first)
