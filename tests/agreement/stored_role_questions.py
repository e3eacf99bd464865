"""The stored questions about role holders, with variables drawn from a world and the oracle's answers to them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tests.agreement.drawing import Drawn, NothingToAsk, Question, Variables
from tests.agreement.hub import Loads
from tests.oracle import question_bodies as lacking
from tests.oracle import question_compound as around
from tests.oracle import question_crossings as crossing
from tests.oracle.network import ties
from tests.oracle.world import State

Inside = Callable[[State, str, int, date], Any]
"""An answer about an area, of so many rows at most."""


WORK_COMMITTEE, COMMUNITY_PARTY = ("street_work_committee",), ("community_committee", "general_branch", "branch")


def _moves(d: Drawn) -> tuple[Variables, Any]:
    id_ = d.one("compounds")
    return {"id": id_}, around.cross_appointments_of_compound(d.now, d.then, id_, d.day)


def _ladders(d: Drawn) -> tuple[Variables, Any]:
    id_ = d.one("compounds")
    return {"id": id_}, around.ladders_above(d.now, d.then, id_, d.day)


def _formation(d: Drawn) -> tuple[Variables, Any]:
    kinds = ("owners_committee", "management_committee")
    formed = {step["subject"] for step in d.now.table("steps")}
    found = sorted(one.id for one in d.now.table("bodies") if one["kind"] in kinds and one.id in formed)
    id_ = d.random.choice(found) if found and d.random.random() < 0.8 else d.one("bodies", kind=kinds)
    return {"id": id_}, lacking.formation(d.now, id_)


def _changed(d: Drawn) -> tuple[Variables, Any]:
    within, first = d.place("community"), d.random.choice((5, 50))
    since = d.random.choice((date(2022, 1, 1), date(2023, 6, 15), date(2024, 11, 7)))
    variables = {"within": within, "since": since.isoformat(), "first": first}
    return variables, lacking.changed_since(d.then, within, since, first, d.day)


def _inside(told: Inside, *levels: str, firsts: tuple[int, ...] = (200, 200, 3)) -> Question:
    """A question about an area of one of these levels."""

    def ask(d: Drawn) -> tuple[Variables, Any]:
        within, first = d.place(*levels), d.random.choice(firsts)
        return {"within": within, "first": first}, told(d.then, within, first, d.day)

    return ask


def _grids(d: Drawn) -> tuple[Variables, Any]:
    within, first = d.place("community", "street"), d.random.choice((200, 2))
    return {"within": within, "first": first}, lacking.one_person_three_posts(d.now, d.then, within, first, d.day)


def _many_posts(d: Drawn) -> tuple[Variables, Any]:
    within, first, least = d.place("county", "street"), d.random.choice((200, 3)), d.random.choice((2, 3, 3, 4))
    variables = {"within": within, "first": first, "least": least}
    return variables, crossing.many_posts(d.then, within, least, first, d.day)


def _chain(d: Drawn) -> tuple[Variables, Any]:
    """Mostly from a firm that a chain leads from; in the demonstration none of them leads up to the subdistrict."""
    forms = (WORK_COMMITTEE, COMMUNITY_PARTY)[d.random.random() < 0.5]
    ends = sorted(one.id for one in d.now.table("bodies") if one["kind"] == "party_organisation" and one["form"] in forms)
    firms = {one.id for one in d.now.table("bodies") if one["kind"] == "firm"}
    if not (firms and ends):
        raise NothingToAsk("firms")
    to = d.random.choice([end for end in ends if firms & _reached(d, end)] or ends)
    start = d.random.choice(sorted(firms & _reached(d, to) or firms))
    limit = d.random.choice((1, 3))
    variables = {"from": start, "to": to, "limit": limit}
    return variables, crossing.chain_to_work_committee(d.then, (start, to), limit, d.day)


def _reached(d: Drawn, start: str) -> set[str]:
    """What lies at most eight steps from a body."""
    found, pairs = {start}, list(ties(d.then, d.day).values())
    for _ in range(8):
        found |= {node for pair in pairs if found & set(pair) for node in pair}
    return found


def _task_force(d: Drawn) -> tuple[Variables, Any]:
    id_ = d.one("bodies", kind=("coordination_body",))
    return {"id": id_}, crossing.task_force(d.now, d.then, id_, d.day)


WIDE = ("county", "street")
ROLE_QUESTIONS: Mapping[str, Question] = {
    "q-08": _moves,
    "q-09": _ladders,
    "q-12": _formation,
    "q-17": _changed,
    "q-21": _inside(crossing.officers_on_committees, *WIDE, "community"),
    "q-22": _inside(crossing.firm_heads_in_party, *WIDE),
    "q-23": _inside(crossing.managers_in_residents, *WIDE),
    "q-24": _inside(lacking.firms_without_branch, *WIDE),
    "q-26": _inside(lacking.firms_without_party_work, *WIDE),
    "q-27": _inside(lacking.secretary_and_director, *WIDE),
    "q-28": _grids,
    "q-29": _inside(crossing.bridging, *WIDE, firsts=(20, 3)),
    "q-30": _inside(crossing.last_tie_to_party, *WIDE),
    "q-31": _inside(crossing.secretary_of_both, *WIDE),
    "q-32": _many_posts,
    "q-33": _inside(lacking.conditions_without_party, *WIDE, "community"),
    "q-34": _inside(lacking.directors_not_members, *WIDE),
    "q-35": _inside(lacking.directors_outside_party, *WIDE),
    "q-36": _inside(lacking.candidates_reviewed, *WIDE, firsts=(50, 3)),
    "q-37": _inside(lacking.members_suspended, *WIDE, firsts=(50, 3)),
    "q-38": _inside(lacking.members_without_posts, "community"),
    "q-41": _inside(crossing.deputy_heads_from_firms, *WIDE),
    "q-42": _inside(crossing.deputy_head_of_several, "street", "community"),
    "q-43": _inside(crossing.both_directions, *WIDE),
    "q-44": _chain,
    "q-45": _task_force,
    "q-46": _inside(lacking.without_quality_director, *WIDE),
    "q-54": _inside(lacking.stand_ins_still_acting, *WIDE),
}
SUBDISTRICT: Mapping[str, list[dict[str, str]]] = {
    "people": [{"id": f"wc-{n}", "name": f"虚构街道干部{n}"} for n in (1, 2)],
    "bodies": [
        {
            "id": "wc",
            "name": "虚构街道党工委",
            "kind": "party_organisation",
            "form": "street_work_committee",
            "area": "990101001",
        },
        {"id": "wc-force", "name": "虚构专班", "kind": "coordination_body", "form": "task_force", "area": "990101001"},
        {"id": "wc-firm", "name": "虚构兜底物业", "kind": "firm", "area": "990101001"},
    ],
    "posts": [
        {"id": "wc-s", "body": "wc", "kind": "secretary"},
        {"id": "wc-g", "body": "wc-force", "kind": "group_head"},
        {"id": "wc-m", "body": "wc-force", "kind": "member", "seats": "9"},
        {"id": "wc-r", "body": "wc-force", "kind": "rank_only", "title": "二级主任科员"},
        {"id": "wc-h", "body": "wc-firm", "kind": "firm_head"},
    ],
    "appointments": [
        {"id": "wc-a1", "person": "wc-1", "post": "wc-s", "since": "2020-01-01"},
        {"id": "wc-a2", "person": "wc-1", "post": "wc-g", "since": "2021-01-01", "on_behalf_of": "wc"},
        {"id": "wc-a3", "person": "wc-2", "post": "wc-m", "since": "2021-01-01"},
        {"id": "wc-a4", "person": "wc-2", "post": "wc-r", "since": "2021-01-01"},
        {"id": "wc-a5", "person": "wc-2", "post": "wc-h", "since": "2022"},
    ],
}
"""What the demonstration has not: a chain from a firm to the Party work committee of its subdistrict, over a task force."""


def with_work_committee(loads: Loads) -> Loads:
    """The loads, the first with what ties a firm to the Party work committee."""
    (instant, first), *later = loads
    more = {table: [*first.get(table, ()), *rows] for table, rows in SUBDISTRICT.items()}
    return [(instant, {**first, **more}), *later]
