"""The connections `areas`, `compounds`, `bodies` and `people`: ids that certainly belong, before paging and order."""

from collections.abc import Collection
from dataclasses import dataclass

from tests.oracle.answers import verdict
from tests.oracle.days import Truth, civil_day
from tests.oracle.holding import body_exists, compound_exists, employed, owns, party_member_answer, post_stands
from tests.oracle.lists import Day, certain_members, held_certainly, services, vacant_seats
from tests.oracle.metric_table import Metric
from tests.oracle.places import area_of, inside
from tests.oracle.world import Record, State


def _lies(state: State, record: Record, within: str | None) -> bool:
    return within is None or inside(state, area_of(state, record), within)


def areas(state: State, within: str | None = None, level: str | None = None) -> set[str]:
    found = [a for a in state.table("areas") if level is None or a["level"] == level.lower()]
    return {a.id for a in found if _lies(state, a, within)}


@dataclass(frozen=True)
class CompoundFilter:
    name: str | None = None
    classes: Collection[str] | None = None
    mature: bool | None = None
    modes: Collection[str] | None = None
    metric: str | Metric | None = None
    verdicts: Collection[str] | None = None


def compounds(state: State, within: str | None, day: Day, wanted: CompoundFilter = CompoundFilter()) -> set[str]:
    day = civil_day(day)
    found = set()
    for compound in state.table("compounds"):
        if not _lies(state, compound, within) or compound_exists(compound, day) is not Truth.CERTAIN:
            continue
        modes = {state.one(service)["mode"] for service in services(state, compound.id, day)}
        fits = [
            wanted.name is None or wanted.name in compound["name"],
            wanted.classes is None or compound["class"] in {c.lower() for c in wanted.classes},
            wanted.mature is None or compound["mature"] == ("yes" if wanted.mature else "no"),
            wanted.modes is None or bool(modes & {m.lower() for m in wanted.modes}),
        ]
        if wanted.metric is not None:
            in_population, answer = verdict(state, wanted.metric, compound.id, day)
            fits.append(in_population and (wanted.verdicts is None or answer in wanted.verdicts))
        if all(fits):
            found.add(compound.id)
    return found


@dataclass(frozen=True)
class BodyFilter:
    name: str | None = None
    forms: Collection[str] | None = None
    post_kind: str | None = None
    has_vacancy: bool | None = None
    min_members: int | None = None
    max_members: int | None = None


def bodies(
    state: State, within: str | None, kinds: Collection[str] | None, day: Day, wanted: BodyFilter = BodyFilter()
) -> set[str]:
    day = civil_day(day)
    found = set()
    for body in state.table("bodies"):
        if not _lies(state, body, within) or body_exists(body, day) is not Truth.CERTAIN:
            continue
        standing = [p for p in state.naming("posts", "body", body.id) if post_stands(state, p, day) is Truth.CERTAIN]
        vacancy = any(vacant_seats(state, post.id, day) > 0 for post in standing)
        members = len(certain_members(state, body.id, day))
        fits = [
            kinds is None or body["kind"] in {kind.lower() for kind in kinds},
            wanted.name is None or wanted.name in body["name"],
            wanted.forms is None or body["form"] in wanted.forms,
            wanted.post_kind is None or wanted.post_kind.lower() in {post["kind"] for post in standing},
            wanted.has_vacancy is None or wanted.has_vacancy == vacancy,
            wanted.min_members is None or members >= wanted.min_members,
            wanted.max_members is None or members <= wanted.max_members,
        ]
        if all(fits):
            found.add(body.id)
    return found


@dataclass(frozen=True)
class PersonFilter:
    name: str | None = None
    post_kinds: Collection[str] | None = None
    body_kinds: Collection[str] | None = None
    min_posts: int | None = None
    party_member: bool | None = None


def areas_of_person(state: State, person: str, day: Day) -> set[str]:
    """Where a person lies: wherever a held post, an ownership or an employment certainly does."""
    day = civil_day(day)
    places = [area_of(state, a) for a in held_certainly(state, person, day)]
    for ownership in state.naming("ownerships", "person", person):
        if owns(state, ownership, day) is Truth.CERTAIN:
            places.append(area_of(state, ownership))
    for employment in state.naming("employments", "person", person):
        if employed(state, employment, day) is Truth.CERTAIN:
            places.append(area_of(state, employment))
    return {place for place in places if place is not None}


def people(state: State, within: str | None, day: Day, wanted: PersonFilter = PersonFilter()) -> set[str]:
    day = civil_day(day)
    found = set()
    for person in state.table("people"):
        if within is not None and not any(inside(state, a, within) for a in areas_of_person(state, person.id, day)):
            continue
        held = [state.one(a["post"]) for a in held_certainly(state, person.id, day)]
        post_kinds = {post["kind"] for post in held}
        body_kinds = {state.one(post["body"])["kind"] for post in held}
        fits = [
            wanted.name is None or wanted.name in person["name"],
            wanted.post_kinds is None or bool(post_kinds & {k.lower() for k in wanted.post_kinds}),
            wanted.body_kinds is None or bool(body_kinds & {k.lower() for k in wanted.body_kinds}),
            wanted.min_posts is None or len(held) >= wanted.min_posts,
            wanted.party_member is None or party_member_answer(person, day) is wanted.party_member,
        ]
        if all(fits):
            found.add(person.id)
    return found
