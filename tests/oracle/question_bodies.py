"""The whole expected answers of the stored questions about bodies and what they lack, from Q-09 to Q-54."""

from datetime import date

from tests.oracle import lists
from tests.oracle.coverage import coverage
from tests.oracle.days import stretch
from tests.oracle.places import area_of, areas_around
from tests.oracle.policy_book import targets_around
from tests.oracle.policy_told import metric_told, told
from tests.oracle.populations_listed import CompoundFilter, PersonFilter, areas, bodies, compounds, people
from tests.oracle.question_pieces import (
    COMMITTEES,
    Tell,
    Told,
    bodies_page,
    body_named,
    gap_page,
    held_posts,
    homes,
    member,
    named_person,
    own_bodies,
    place,
    post_of,
    posts_held,
    rules_of_gap,
    services_told,
    sort_of,
    steps_of,
    suspensions_of,
)
from tests.oracle.told import Answer, connection, first_page, named, shown
from tests.oracle.world import Record, State


def formation(now: State, id_: str) -> Answer:
    """Q-12."""
    body = now.one(id_)
    return {
        "body": shown(body, "id", "name", "kind", "form", "established_on", compounds=homes(now, body), steps=steps_of(now, id_))
    }


def changed_since(then: State, within: str, since: date, first: int, day: date) -> Answer:
    """Q-17."""

    def appointments(body: Record) -> Answer:
        nodes = [
            shown(
                then.one(one),
                *("id", "since", "until"),
                status=lists.status_on(then, one, day),
                person=named_person(then, then.one(one)),
                post=post_of(then, then.one(one)),
            )
            for one in lists.appointments_of_body(then, body.id, None)[:200]
        ]
        return connection(nodes)

    def committee(day_column: str, id_: str, **more: Answer) -> Told:
        body = then.one(id_)
        return shown(body, "id", "name", "kind", "form", day_column, compounds=homes(then, body), **more)

    def with_appointments(body: Record) -> Told:
        return shown(body, "id", "name", "kind", appointments=appointments(body))

    formed = [
        one
        for one in sorted(bodies(then, within, COMMITTEES, day))
        if then.one(one)["established_on"] and stretch(then.one(one)["established_on"]).first >= since
    ]
    before = sorted(bodies(then, within, COMMITTEES, since))
    return {
        "formed": connection([committee("established_on", one) for one in formed[:200]]),
        "before": connection([committee("dissolved_on", one, appointments=appointments(then.one(one))) for one in before[:200]]),
        "bodies": bodies_page(then, bodies(then, within, None, day), first, with_appointments),
    }


def firms_without_branch(then: State, within: str, first: int, day: date) -> Answer:
    """Q-24."""

    def tell(one: Record, metric: str, _: str) -> Answer:
        return {
            "metric": metric_told(metric, "id", "name", "population"),
            "area": place(then, one),
            "subject": shown(one, "id", "name", "form"),
            "rules": rules_of_gap(then, one, metric, day),
            "targets": _targets(then, one, metric),
        }

    return {"coverageGaps": gap_page(then, ["firm-branch", "firm-branch--003-2"], within, day, first, tell)}


def _targets(state: State, subject: Record, metric: str) -> list[Answer]:
    return [told(one, "id", "clause", "due") for one, _ in targets_around(metric, areas_around(state, area_of(state, subject)))]


def firms_without_party_work(then: State, within: str, first: int, day: date) -> Answer:
    """Q-26."""

    def tell(one: Record, metric: str, _: str) -> Answer:
        subject = shown(one, "id", "name", "form", services=services_told(then, one.id, day))
        return {"area": place(then, one), "subject": subject, "rules": rules_of_gap(then, one, metric, day)}

    return {"coverageGaps": gap_page(then, ["firm-party-work"], within, day, first, tell)}


def secretary_and_director(then: State, within: str, first: int, day: date) -> Answer:
    """Q-27: compounds by name."""
    metric = "secretary-is-director"

    def holder(one: Record) -> Told:
        return shown(one, "id", person=named_person(then, one))

    def heads(compound: Record) -> Told:
        committee = body_named(then, lists.committee(then, compound.id, day) or "", "id", "name", "kind", "form")
        found = [
            shown(then.one(one), "id", "name", "kind", "form", posts=posts_held(then, one, day, holder))
            for one in sorted(lists.bodies_of_compound(then, compound.id, day))
        ]
        return shown(compound, "id", "name", committee=committee, bodies=found)

    def gap(one: Record, *_: str) -> Answer:
        return {"rules": rules_of_gap(then, one, metric, day), "subject": heads(one)}

    met = compounds(then, within, day, CompoundFilter(metric=metric, verdicts=("MET",)))
    nodes = [heads(one) for one in sorted(map(then.one, met), key=lambda one: (one["name"], one.id))]
    return {"compounds": first_page(nodes, first), "coverageGaps": gap_page(then, [metric], within, day, 50, gap)}


def one_person_three_posts(now: State, then: State, within: str, first: int, day: date) -> Answer:
    """Q-28."""

    def holder(one: Record) -> Told:
        return shown(one, "id", person=named_person(then, one))

    def body(one: Record) -> Told:
        return shown(one, "id", "name", "kind", "form", posts=posts_held(then, one.id, day, holder, titled=True))

    def gap(one: Record, metric: str, _: str) -> Answer:
        return {"subject": shown(one, "code", "name"), "rules": rules_of_gap(then, one, metric, day)}

    grids = [
        shown(now.one(code), "code", "name", bodies=connection([body(one) for one in own_bodies(then, code, day)[:50]]))
        for code in sorted(areas(now, within, "grid"))
    ]
    return {"areas": first_page(grids, first), "coverageGaps": gap_page(then, ["grid-one-person"], within, day, 200, gap)}


def conditions_without_party(then: State, within: str, first: int, day: date) -> Answer:
    """Q-33."""

    def tell(one: Record, metric: str, _: str) -> Answer:
        committee = body_named(then, lists.committee(then, one.id, day) or "", "id", "name", "kind")
        subject = shown(one, "id", "name", "mature", "households", committee=committee)
        return {"area": place(then, one), "subject": subject, "targets": _targets(then, one, metric)}

    page = gap_page(then, ["party-organisation-mature"], within, day, first, tell)
    return {"coverageGaps": page, "people": {"totalCount": len(people(then, within, day, PersonFilter(party_member=True)))}}


def directors_not_members(then: State, within: str, first: int, day: date) -> Answer:
    """Q-34."""

    def holder(one: Record) -> Told:
        return shown(one, "id", "since", person=member(then, one, day))

    def tell(one: Record, metric: str, _: str) -> Answer:
        posts = posts_held(then, one.id, day, holder)
        subject = shown(one, "id", "name", compounds=homes(then, one), posts=posts)
        return {"area": place(then, one), "subject": subject, "rules": rules_of_gap(then, one, metric, day)}

    return {"coverageGaps": gap_page(then, ["director-party-member"], within, day, first, tell)}


def directors_outside_party(then: State, within: str, first: int, day: date) -> Answer:
    """Q-35."""

    def holder(one: Record) -> Told:
        held = held_posts(then, one["person"], day, sort_of)
        return shown(one, "id", "since", person=shown(then.one(one["person"]), "id", "name", appointments=held))

    def tell(one: Record, metric: str, _: str) -> Answer:
        posts = posts_held(then, one.id, day, holder)
        subject = shown(one, "id", "name", "form", compounds=homes(then, one), posts=posts)
        return {"area": place(then, one), "subject": subject, "rules": rules_of_gap(then, one, metric, day)}

    return {"coverageGaps": gap_page(then, ["director-in-community-party"], within, day, first, tell)}


def _committees(then: State, within: str, first: int, day: date, appointment: Tell, *, homed: bool, on: date | None) -> Answer:
    """The committees of the day with their appointments on one, or with all of them."""

    def tell(body: Record) -> Told:
        nodes = [appointment(then.one(one)) for one in lists.appointments_of_body(then, body.id, on)[:200]]
        more = {"compounds": homes(then, body)} if homed else {}
        return shown(body, "id", "name", "kind", **more, appointments=connection(nodes))

    return {"bodies": bodies_page(then, bodies(then, within, COMMITTEES, day), first, tell)}


def candidates_reviewed(then: State, within: str, first: int, day: date) -> Answer:
    """Q-36."""

    def appointment(one: Record) -> Told:
        return shown(
            one,
            *("id", "since"),
            status=lists.status_on(then, one.id, day),
            person=named_person(then, one),
            post=post_of(then, one),
            nominatedBy=body_named(then, one["nominated_by"]),
            approvedBy=body_named(then, one["approved_by"]),
            steps=steps_of(then, one.id),
        )

    return _committees(then, within, first, day, appointment, homed=True, on=None)


def members_suspended(then: State, within: str, first: int, day: date) -> Answer:
    """Q-37."""

    def appointment(one: Record) -> Told:
        return shown(
            one,
            "id",
            status=lists.status_on(then, one.id, day),
            person=named_person(then, one),
            post=post_of(then, one),
            suspensions=suspensions_of(then, one.id),
        )

    return _committees(then, within, first, day, appointment, homed=False, on=day)


def members_without_posts(then: State, within: str, first: int, day: date) -> Answer:
    """Q-38."""

    def body(one: Record) -> Told:
        return shown(one, "id", "name", "kind")

    nodes = [
        shown(
            then.one(one),
            *("id", "name"),
            employers=named(then, lists.employers(then, one, day), "id", "name", "kind"),
            appointments=held_posts(then, one, day, body),
        )
        for one in sorted(people(then, within, day, PersonFilter(party_member=True)))
    ]
    return {"people": first_page(nodes, first)}


def without_quality_director(then: State, within: str, first: int, day: date) -> Answer:
    """Q-46."""
    metric = "quality-director"

    def tell(one: Record, *_: str) -> Answer:
        firms = named(then, lists.firms(then, one.id, day), "id", "name")
        subject = shown(one, "id", "name", firms=firms)
        return {"area": place(then, one), "subject": subject, "rules": rules_of_gap(then, one, metric, day)}

    rows = [
        {
            "area": shown(then.one(code), "code", "name"),
            **dict(zip(("population", "met", "notMet", "unknown", "exempt"), figures, strict=True)),
        }
        for code, figures in coverage(then, metric, within, "community", day).items()
    ]
    return {"coverage": rows, "coverageGaps": gap_page(then, [metric], within, day, first, tell)}


def stand_ins_still_acting(then: State, within: str, first: int, day: date) -> Answer:
    """Q-54."""

    def tell(body: Record) -> Told:
        found = []
        for id_ in body.ids("compound"):
            committee = body_named(then, lists.committee(then, id_, day) or "", "id", "name", "kind", "established_on")
            found.append(shown(then.one(id_), "id", "name", committee=committee))
        return shown(body, "id", "name", "form", "established_on", "dissolved_on", compounds=found)

    return {"bodies": bodies_page(then, bodies(then, within, COMMITTEES[1:], day), first, tell)}
