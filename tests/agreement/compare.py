"""One random question at a time, asked of the hub and of the oracle; each function returns what differs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from tests.agreement.hub import Hub, instant_text
from tests.agreement.questions import (
    BODIES,
    BODY,
    COMPOUND,
    COMPOUNDS,
    COVERAGE,
    GAPS,
    GAPS_IN_BRIEF,
    PEOPLE,
    PERSON,
)
from tests.oracle import coverage as oracle_coverage
from tests.oracle import lists, populations_listed
from tests.oracle.answers import gap_since, verdict
from tests.oracle.holding import party_member_answer
from tests.oracle.metric_table import SIX
from tests.oracle.metric_variants import VARIANTS
from tests.oracle.questions import Question
from tests.oracle.world import State, World

LEVELS = ("PROVINCE", "CITY", "COUNTY", "STREET", "COMMUNITY", "GRID")
LEVEL_OF = {2: 0, 4: 1, 6: 2, 9: 3, 12: 4}


@dataclass
class Asked:
    """A question with the state that answers it."""

    hub: Hub
    random: Random
    state: State
    question: Question
    told: Counter[str] = field(default_factory=Counter)
    """How many answers of each sort were not empty."""

    @property
    def day(self) -> date:
        return self.question.day

    @property
    def when(self) -> dict[str, Any]:
        return {"asOf": self.day.isoformat(), "knownAt": instant_text(self.question.known_at)}

    def one(self, table: str) -> str | None:
        ids = sorted(record.id for record in self.state.table(table))
        return self.random.choice(ids) if ids else None


def asked(hub: Hub, random: Random, world: World, question: Question) -> Asked:
    return Asked(hub, random, world.at(question.known_at), question)


async def coverage_differs(a: Asked, tally: dict[tuple[str, str], int], metrics: Sequence[str] = SIX) -> list[object]:
    """Counts, rates and bounds of the metrics, split by a random level or not at all."""
    within = a.question.within
    by = a.random.choice([None, *LEVELS[LEVEL_OF.get(len(within), 5) :]])
    rows = (await a.hub.ask(COVERAGE, within=within, metrics=list(metrics), by=by, **a.when))["coverage"]
    got = {(row["metric"]["id"], row["area"]["id"]): row for row in rows}
    found: list[object] = []
    want = {
        (metric, code): figures
        for metric in metrics
        for code, figures in oracle_coverage.coverage(
            a.state, VARIANTS.get(metric, metric), within, by and by.lower(), a.day
        ).items()
    }
    if set(got) != set(want):
        found.append(("rows", set(got) ^ set(want)))
    for key in set(got) & set(want):
        row, figures = got[key], want[key]
        counts = (row["population"], row["met"], row["notMet"], row["unknown"], row["exempt"])
        shares = [None if share is None else float(share) for share in (figures.rate, figures.lower_bound, figures.upper_bound)]
        if counts != tuple(figures) or [row["rate"], row["lowerBound"], row["upperBound"]] != shares:
            found.append((key, counts, tuple(figures)))
        for name in ("met", "not_met", "unknown", "exempt"):
            tally[key[0], name.upper()] = tally.get((key[0], name.upper()), 0) + getattr(figures, name)
    return [(a.question, by, one) for one in found]


async def gaps_differ(a: Asked, dated: int = 5, metrics: Sequence[str] = SIX) -> list[object]:
    """The whole list of gaps, page after page, the day some of them began, and that those of the six are explained."""
    query = GAPS if metrics == SIX else GAPS_IN_BRIEF
    within = a.question.within
    verdicts = a.random.choice([None, ["NOT_MET"], ["UNKNOWN"], ["NOT_MET", "UNKNOWN"]])
    first = a.random.choice([3, 50, 200] if metrics == SIX else [50, 200])  # of every metric a page is many statements
    nodes = await a.hub.every(
        query, "coverageGaps", within=within, metrics=list(metrics), verdicts=verdicts, first=first, **a.when
    )
    got = {(node["metric"]["id"], node["subject"]["id"]): node for node in nodes}
    want = {
        (metric, subject): answer
        for metric in metrics
        for subject, answer in oracle_coverage.gaps(a.state, metric, within, a.day)
        if verdicts is None or answer in verdicts
    }
    found: list[object] = [(key, got.get(key), want.get(key)) for key in set(got) ^ set(want)]
    for key in set(got) & set(want):
        if got[key]["verdict"] != want[key] or got[key]["id"] != f"gap:{key[0]}:{key[1]}":
            found.append((key, got[key], want[key]))
        if query == GAPS and not got[key]["explanation"]:
            found.append((key, "no explanation"))
    for key in a.random.sample(sorted(set(got) & set(want)), min(dated, len(set(got) & set(want)))):
        began = gap_since(a.state, *key, a.day)
        if got[key]["since"] != (began and began.isoformat()):
            found.append((key, got[key]["since"], began))
    return [(a.question, verdicts, one) for one in found]


async def compound_differs(a: Asked) -> list[object]:
    """What serves and governs one compound."""
    id_ = a.one("compounds")
    if id_ is None:
        return []
    got = (await a.hub.ask(COMPOUND, id=id_, metrics=list(SIX), **a.when))["compound"]
    gaps = {}
    for metric in SIX:
        belongs, answer = verdict(a.state, metric, id_, a.day)
        if belongs and answer in ("NOT_MET", "UNKNOWN"):
            gaps[f"gap:{metric}:{id_}"] = answer
    want = {
        "services": sorted(lists.services(a.state, id_, a.day)),
        "firms": sorted(lists.firms(a.state, id_, a.day)),
        "committee": lists.committee(a.state, id_, a.day),
        "partyOrganisation": lists.party_organisation(a.state, id_, a.day),
        "bodies": sorted(lists.bodies_of_compound(a.state, id_, a.day)),
        "gaps": gaps,
    }
    have = {
        **{name: [one["id"] for one in got[name]] for name in ("services", "firms", "bodies")},
        **{name: got[name] and got[name]["id"] for name in ("committee", "partyOrganisation")},
        "gaps": {gap["id"]: gap["verdict"] for gap in got["gaps"]},
    }
    return [(a.question, id_, name, have[name], want[name]) for name in want if have[name] != want[name]]


async def body_differs(a: Asked) -> list[object]:
    """Posts, vacancies, holders, appointments and their statuses in one body."""
    id_ = a.one("bodies")
    if id_ is None:
        return []
    every = a.random.random() < 0.3
    when = {**a.when, "on": a.day.isoformat(), "asOf": None if every else a.day.isoformat()}
    got = (await a.hub.ask(BODY, id=id_, **when))["body"]
    day = None if every else a.day
    want = {
        "posts": {
            post: (lists.vacant_seats(a.state, post, a.day), sorted(lists.holders(a.state, post, a.day)))
            for post in lists.posts(a.state, id_, day)
        },
        "appointments": {one: lists.status_on(a.state, one, a.day) for one in lists.appointments_of_body(a.state, id_, day)},
    }
    a.told["vacancies"] += any(vacant for vacant, _ in want["posts"].values())
    have = {
        "posts": {post["id"]: (post["vacantSeats"], [one["id"] for one in post["holders"]]) for post in got["posts"]},
        "appointments": {edge["node"]["id"]: edge["node"]["status"] for edge in got["appointments"]["edges"]},
    }
    return [(a.question, id_, name, have[name], want[name]) for name in want if have[name] != want[name]]


async def person_differs(a: Asked) -> list[object]:
    """Appointments, employers and membership of one person."""
    id_ = a.one("people")
    if id_ is None:
        return []
    every = a.random.random() < 0.3
    when = {**a.when, "on": a.day.isoformat(), "asOf": None if every else a.day.isoformat()}
    got = (await a.hub.ask(PERSON, id=id_, **when))["person"]
    want = {
        "appointments": sorted(lists.appointments_of_person(a.state, id_, None if every else a.day)),
        "employers": sorted(lists.employers(a.state, id_, a.day)),
        "partyMember": party_member_answer(a.state.one(id_), a.day),
    }
    have = {
        "appointments": [one["id"] for one in got["appointments"]],
        "employers": [one["id"] for one in got["employers"]],
        "partyMember": got["partyMember"],
    }
    return [(a.question, id_, name, have[name], want[name]) for name in want if have[name] != want[name]]


async def listings_differ(a: Asked) -> list[object]:
    """Compounds, bodies and people under random filters and orders, page after page."""
    found: list[object] = []
    within = a.random.choice([None, a.question.within])
    first = a.random.choice([2, 7, 200])
    for query, root, given, want in (_compounds(a, within), _bodies(a, within), _people(a, within)):
        nodes = await a.hub.every(query, root, within=within, first=first, **given, **a.when)
        if {node["id"] for node in nodes} != want:
            found.append((a.question, within, given, {node["id"] for node in nodes} ^ want))
        if root == "compounds" and given["orderBy"]["by"] == "NAME":
            names = [(node["name"], node["id"]) for node in nodes]
            if names != sorted(names, reverse=given["orderBy"]["descending"]):
                found.append((a.question, "order", given))
    return found


def _compounds(a: Asked, within: str | None) -> tuple[str, str, dict[str, Any], set[str]]:
    metric = a.random.choice([None, *SIX])
    verdicts = a.random.choice([None, ["MET"], ["UNKNOWN", "EXEMPT"]]) if metric else None
    classes = a.random.choice([None, None, ["CLOSED", "OPEN"]])
    mature = a.random.choice([None, None, True, False])
    modes = a.random.choice([None, None, ["PROFESSIONAL", "QUASI"]])
    chosen = {"metric": metric, "verdicts": verdicts, "class": classes, "mature": mature, "modes": modes}
    by = a.random.choice(["NAME", "AREA", "HOUSEHOLDS", "BUILT_ON"])
    order = {"by": by, "descending": a.random.random() < 0.5}
    wanted = populations_listed.CompoundFilter(classes=classes, mature=mature, modes=modes, metric=metric, verdicts=verdicts)
    want = populations_listed.compounds(a.state, within, a.day, wanted)
    return COMPOUNDS, "compounds", {"filter": chosen, "orderBy": order}, want


def _bodies(a: Asked, within: str | None) -> tuple[str, str, dict[str, Any], set[str]]:
    kinds = a.random.choice([None, ["OWNERS_COMMITTEE", "FIRM"], ["PARTY_ORGANISATION"]])
    post, vacancy = a.random.choice([None, None, "DIRECTOR", "SECRETARY"]), a.random.choice([None, None, True, False])
    least, most = a.random.choice([None, None, 1]), a.random.choice([None, None, 3])
    chosen = {"postKind": post, "hasVacancy": vacancy, "minMembers": least, "maxMembers": most}
    wanted = populations_listed.BodyFilter(post_kind=post, has_vacancy=vacancy, min_members=least, max_members=most)
    return BODIES, "bodies", {"kinds": kinds, "filter": chosen}, populations_listed.bodies(a.state, within, kinds, a.day, wanted)


def _people(a: Asked, within: str | None) -> tuple[str, str, dict[str, Any], set[str]]:
    posts, bodies = a.random.choice([None, ["DIRECTOR", "SECRETARY"]]), a.random.choice([None, None, ["FIRM"]])
    least, member = a.random.choice([None, None, 2]), a.random.choice([None, None, True, False])
    chosen = {"postKinds": posts, "bodyKinds": bodies, "minPosts": least, "partyMember": member}
    wanted = populations_listed.PersonFilter(post_kinds=posts, body_kinds=bodies, min_posts=least, party_member=member)
    return PEOPLE, "people", {"filter": chosen}, populations_listed.people(a.state, within, a.day, wanted)
