"""The whole expected answers of the stored questions about who sits where besides: Q-21 to Q-23, Q-29 to Q-32, Q-41 to Q-45."""

from datetime import date
from functools import partial
from itertools import pairwise

from tests.oracle import lists
from tests.oracle.bridges import bridges
from tests.oracle.network import chains, ties
from tests.oracle.populations_listed import CompoundFilter, PersonFilter, compounds, people
from tests.oracle.question_pieces import (
    COMMITTEES,
    COMMUNITY_BODIES,
    Tell,
    Told,
    body_named,
    cross_page,
    gap_page,
    held_posts,
    homes,
    member,
    named_person,
    place,
    post_of,
    posts_held,
    rule_or_none,
    seat_of,
    services_told,
    sort_of,
    steps_of,
)
from tests.oracle.told import Answer, Near, cell, first_page, named, shown, title
from tests.oracle.world import Record, State

PARTY, RESIDENTS, STATION, FIRM = (("PARTY_ORGANISATION",), ("RESIDENTS_COMMITTEE",), ("SERVICE_STATION",), ("FIRM",))
PERIOD = ("since", "until", "stated")


def _seat_for_compound(state: State) -> Tell:
    def tell(one: Record) -> Told:
        only = state.get(state.one(one["post"])["compound"])
        return shown(one, "id", post=post_of(state, one, sort_of, "kind", compound=shown(only, "id", "name")))

    return tell


def _lying(state: State, body: Record) -> Told:
    """A body with where it lies."""
    return shown(body, "id", "name", "kind", "form", area=place(state, body, "code", "name", "level"))


def officers_on_committees(then: State, within: str, first: int, day: date) -> Answer:
    """Q-21."""

    def committee(body: Record) -> Told:
        return shown(body, "id", "name", "kind", "form", compounds=homes(then, body))

    home, away = seat_of(then), seat_of(then, committee)
    rows = cross_page(then, within, COMMUNITY_BODIES, COMMITTEES, day, first, home, away, *PERIOD, "rules")
    return {"crossAppointments": rows}


def firm_heads_in_party(then: State, within: str, first: int, day: date) -> Answer:
    """Q-22."""

    def holder(one: Record) -> Told:
        return shown(one, "id", person=member(then, one, day))

    def subject(one: Record, *_: str) -> Answer:
        firms = [
            shown(then.one(firm), "id", "name", posts=posts_held(then, firm, day, holder))
            for firm in lists.firms(then, one.id, day)
        ]
        return {"area": place(then, one), "subject": shown(one, "id", "name", firms=firms)}

    seat, who = seat_of(then), partial(member, then, day=day)
    rows = cross_page(then, within, FIRM, PARTY, day, first, seat, seat, *PERIOD, "rules", person=who)
    return {"crossAppointments": rows, "coverageGaps": gap_page(then, ["firm-in-party"], within, day, 50, subject)}


def managers_in_residents(then: State, within: str, first: int, day: date) -> Answer:
    """Q-23."""
    home, away = _seat_for_compound(then), seat_of(then)
    rows = cross_page(then, within, FIRM, RESIDENTS, day, first, home, away, *PERIOD, "rules")
    return {"crossAppointments": rows}


def bridging(then: State, within: str, first: int, day: date) -> Answer:
    """Q-29."""
    return {
        "bridges": [
            {
                "person": shown(then.one(one.person), "id", "name"),
                "bodies": named(then, one.bodies, "id", "name", "kind"),
                "kinds": sorted({str(cell(then.one(body), "kind")) for body in one.bodies}),
                "betweenness": Near(one.betweenness),
            }
            for one in bridges(then, within, day)[:first]
        ]
    }


def last_tie_to_party(then: State, within: str, first: int, day: date) -> Answer:
    """Q-30."""
    seat = seat_of(then)
    return {
        "sent": cross_page(then, within, COMMITTEES, PARTY, day, first, seat, seat, end="HOME"),
        "received": cross_page(then, within, PARTY, COMMITTEES, day, first, seat, seat),
    }


def secretary_of_both(then: State, within: str, first: int, day: date) -> Answer:
    """Q-31."""
    seat = seat_of(then, partial(_lying, then))
    return {
        "sent": cross_page(then, within, PARTY, RESIDENTS, day, first, seat, seat, *PERIOD),
        "received": cross_page(then, within, RESIDENTS, PARTY, day, first, seat, seat, *PERIOD),
    }


def many_posts(then: State, within: str, least: int, first: int, day: date) -> Answer:
    """Q-32."""
    wanted = PersonFilter(min_posts=least, body_kinds=(*PARTY, *RESIDENTS, *COMMITTEES, *FIRM))
    nodes = [
        shown(then.one(one), "id", "name", appointments=held_posts(then, one, day, sort_of, "since", "until"))
        for one in sorted(people(then, within, day, wanted))
    ]
    return {"people": first_page(nodes, first)}


def deputy_heads_from_firms(then: State, within: str, first: int, day: date) -> Answer:
    """Q-41."""

    def away(one: Record) -> Told:
        return shown(
            one,
            *("id", "since", "until"),
            status=lists.status_on(then, one.id, day),
            basis=rule_or_none(one["basis"]),
            nominatedBy=body_named(then, one["nominated_by"]),
            approvedBy=body_named(then, one["approved_by"]),
            filedWith=body_named(then, one["filed_with"]),
            steps=steps_of(then, one.id),
            post=post_of(then, one, partial(_lying, then), "kind"),
        )

    return {"crossAppointments": cross_page(then, within, FIRM, STATION, day, first, seat_of(then), away)}


def deputy_head_of_several(then: State, within: str, first: int, day: date) -> Answer:
    """Q-42: compounds by name."""
    served = [then.one(one) for one in compounds(then, within, day, CompoundFilter()) if lists.firms(then, one, day)]
    nodes = []
    for compound in sorted(served, key=lambda one: (one["name"], one.id)):
        firms = [
            shown(then.one(firm), "id", "name", services=services_told(then, firm, day, "households"))
            for firm in lists.firms(then, compound.id, day)
        ]
        nodes.append(shown(compound, "id", "name", firms=firms))
    home, away = _seat_for_compound(then), seat_of(then)
    rows = cross_page(then, within, FIRM, STATION, day, 200, home, away, "since", "until")
    return {"compounds": first_page(nodes, first), "crossAppointments": rows}


def both_directions(then: State, within: str, first: int, day: date) -> Answer:
    """Q-43."""
    seat, told = seat_of(then), (*PERIOD, "twoWay", "rules")
    return {
        "sent": cross_page(then, within, COMMUNITY_BODIES, FIRM, day, first, seat, seat, *told, end="HOME"),
        "received": cross_page(then, within, FIRM, COMMUNITY_BODIES, day, first, seat, seat, *told),
    }


def chain_to_work_committee(then: State, ends: tuple[str, str], limit: int, day: date) -> Answer:
    """Q-44: of parallel posts in one body the first by identifier."""
    tie_of: dict[frozenset[str], str] = {}
    for one, pair in sorted(ties(then, day).items()):
        tie_of.setdefault(frozenset(pair), one)
    return {"paths": [_chain(then, nodes, tie_of) for nodes in chains(then, ends, 8, limit, day)]}


def _chain(state: State, nodes: list[str], tie_of: dict[frozenset[str], str]) -> Answer:
    edges = []
    for pair in pairwise(nodes):
        one = state.one(tie_of[frozenset(pair)])
        post = state.one(one["post"])
        edges.append(shown(one, "id", "since", "until", source=one["person"], target=post["body"], label=title(post)))
    told = [
        {
            "id": node,
            "label": state.one(node)["name"],
            "kind": "Person" if state.one(node).table == "people" else cell(state.one(node), "kind"),
            "depth": depth,
        }
        for depth, node in enumerate(nodes)
    ]
    return {"length": len(edges), "nodes": told, "edges": edges}


def task_force(now: State, then: State, id_: str, day: date) -> Answer:
    """Q-45."""

    def holder(one: Record) -> Told:
        person = named_person(then, one)
        assert person is not None
        person["appointments"] = held_posts(then, one["person"], day, sort_of)
        sender = body_named(then, one["on_behalf_of"], "id", "name", "kind")
        return shown(one, "id", "since", "until", onBehalfOf=sender, person=person)

    posts = posts_held(then, id_, day, holder, "id", "kind", titled=True) if then.get(id_) else []
    for post in posts:
        assert post is not None
        post["seats"] = int(then.one(post["id"])["seats"] or 1)
    return {"body": shown(now.one(id_), "id", "name", "kind", "form", posts=posts)}
