"""The moves that rules speak of for one compound: the bodies at either end, and who makes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.oracle.cross import Cross, cross_appointments
from tests.oracle.days import Truth
from tests.oracle.holding import body_exists, post_stands
from tests.oracle.lists import bodies_of_compound, services
from tests.oracle.moves import MovingRule, _fits, rules_of
from tests.oracle.places import area_of, area_of_level, areas_around
from tests.oracle.world import Record, State

STRENGTHS = ("must", "should", "priority", "may")
"""The one that binds most first."""


@dataclass(frozen=True)
class Moved:
    rule: str
    stance: str
    home: tuple[str, ...]
    away: tuple[str, ...]
    pairs: tuple[Cross, ...]
    """By the away appointment, then the home one."""


def bodies_around(state: State, compound: str, day: date) -> set[str]:
    """Those set up in it, those that serve it and their branches, those seated in its community or grid."""
    serving = {state.one(one)["provider"] for one in services(state, compound, day)} - {""}
    branches = {body.id for body in state.table("bodies") if body["firm"] in serving}
    place = state.one(compound)["area"]
    near = {area_of_level(state, place, level) for level in ("grid", "community")} - {None}
    seated = {body.id for body in state.table("bodies") if body["area"] in near and body["kind"] != "firm"}
    found = {*bodies_of_compound(state, compound, day), *serving, *branches, *seated}
    return {one for one in found if body_exists(state.one(one), day) is Truth.CERTAIN}


def compound_moves(state: State, compound: str, day: date, rules: Sequence[MovingRule]) -> list[Moved]:
    """By strength, rule and ends, of the rules that bind where an away body, or any body of the compound, lies."""
    bodies = bodies_around(state, compound, day)
    posts = [
        post
        for post in state.table("posts")
        if post["body"] in bodies and post["compound"] in ("", compound) and post_stands(state, post, day) is Truth.CERTAIN
    ]
    around = {post.id: set(areas_around(state, area_of(state, state.one(post["body"])))) for post in posts}
    everywhere = set().union(*around.values()) if around else set()
    pairs = _pairs(state, {post.id for post in posts}, day)
    found = []
    for rule in rules:
        if rule.area not in everywhere or not rule.since <= day < rule.until:
            continue
        homes = [post for post in posts if _fits(state, rule.home, _at(post))]
        aways = [post for post in posts if _fits(state, rule.away, _at(post)) and rule.area in around[post.id]]
        if homes or aways:
            made = sorted(
                (row for row in pairs if rule.id in rules_of(state, row, day, [rule])), key=lambda row: (row.away, row.home)
            )
            ends = [tuple(sorted({post["body"] for post in some})) for some in (homes, aways)]
            moved = Moved(rule.id, rule.stance, ends[0], ends[1], tuple(made))
            found.append((STRENGTHS.index(rule.strength), moved))
    return [one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].rule, pair[1].home, pair[1].away))]


def _at(post: Record) -> Record:
    """An appointment to the post, as far as its end of a move goes."""
    return {"post": post.id}  # type: ignore[return-value]


def _pairs(state: State, posts: set[str], day: date) -> list[Cross]:
    top = {area["code"][:2] for area in state.table("areas")}
    rows = [row for code in sorted(top) for row in cross_appointments(state, code, day)]
    return [row for row in rows if state.one(row.home)["post"] in posts and state.one(row.away)["post"] in posts]
