"""The moves that rules speak of for one compound: the bodies at either end, and who makes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.oracle.cross import Cross, every_pair
from tests.oracle.days import Truth
from tests.oracle.holding import body_exists, compound_exists, party_member, post_stands
from tests.oracle.lists import bodies_of_compound, services
from tests.oracle.moves import MovingRule, fits, places
from tests.oracle.places import area_of_level, areas_around
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


def bodies_near(state: State, compound: str, day: date) -> set[str]:
    """Those set up in it, those that serve it and their branches, those seated in its community or grid."""
    serving = {state.one(one)["provider"] for one in services(state, compound, day)} - {""}
    branches = {body.id for body in state.table("bodies") if body["firm"] in serving}
    place = state.one(compound)["area"]
    seated = [_seated(state, area_of_level(state, place, level)) for level in ("grid", "community")]
    return {*bodies_of_compound(state, compound, day), *serving, *branches, *seated[0], *seated[1]}


def bodies_above(state: State, compound: str) -> set[str]:
    """Those seated in its subdistrict, county, city, province."""
    return {
        body
        for code in areas_around(state, state.one(compound)["area"])
        if state.one(code)["level"] not in ("grid", "community")
        for body in _seated(state, code)
    }


def _seated(state: State, code: str | None) -> set[str]:
    return {body.id for body in state.table("bodies") if code is not None and body["area"] == code and body["kind"] != "firm"}


def _posts(state: State, bodies: set[str], compound: str, day: date) -> list[Record]:
    """Those that stand on the day, but for another compound's."""
    return [
        post
        for post in state.table("posts")
        if post["body"] in bodies
        and post["compound"] in ("", compound)
        and body_exists(state.one(post["body"]), day) is Truth.CERTAIN
        and post_stands(state, post, day) is Truth.CERTAIN
    ]


def compound_moves(state: State, compound: str, day: date, rules: Sequence[MovingRule]) -> list[Moved]:
    """By strength, rule and ends, of the rules that bind where the compound lies."""
    if compound_exists(state.one(compound), day) is Truth.NO:
        return []
    around = areas_around(state, state.one(compound)["area"])
    bodies = bodies_near(state, compound, day)
    near = _posts(state, bodies, compound, day)
    above = _posts(state, bodies_above(state, compound) - bodies, compound, day)
    pairs = _pairs(state, {post.id for post in near}, {post.id for post in above}, day)
    found = []
    for rule in rules:
        if rule.area not in around or not rule.since <= day < rule.until:
            continue
        moved = _moved(state, rule, near, above, pairs, day)
        if moved is not None:
            found.append((STRENGTHS.index(rule.strength), moved))
    return [one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].rule, pair[1].home, pair[1].away))]


def _moved(
    state: State, rule: MovingRule, near: list[Record], above: list[Record], pairs: list[Cross], day: date
) -> Moved | None:
    """The move of a rule, unless nothing near is at either end."""
    home, away = ({post["body"] for post in near if fits(state, end, post)} for end in (rule.home, rule.away))
    if not home and not away:
        return None
    made = [row for row in pairs if _made(state, rule, row, {post.id for post in near}, day)]
    if not rule.together:
        higher_home, higher_away = ({post["body"] for post in above if fits(state, end, post)} for end in (rule.home, rule.away))
        home, away = home | (higher_home if away else set()), away | (higher_away if home else set())
    home |= {_body(state, row.home) for row in made}
    away |= {_body(state, row.away) for row in made}
    return Moved(rule.id, rule.stance, tuple(sorted(home)), tuple(sorted(away)), tuple(made))


def _made(state: State, rule: MovingRule, row: Cross, near: set[str], day: date) -> bool:
    """Whether the pair makes the move: where both ends must have something in common, both must be near."""
    home, away = state.one(row.home), state.one(row.away)
    if rule.party_member and party_member(state.one(row.person), day) is Truth.NO:
        return False
    if rule.together:
        if not {home["post"], away["post"]} <= near:
            return False
        if not places(state, home, day)[rule.together] & places(state, away, day)[rule.together]:
            return False
    return fits(state, rule.home, state.one(home["post"])) and fits(state, rule.away, state.one(away["post"]))


def _body(state: State, appointment: str) -> str:
    return state.one(state.one(appointment)["post"])["body"]


def _pairs(state: State, near: set[str], above: set[str], day: date) -> list[Cross]:
    """Into one of these posts, and from or into a near one; by the away appointment, then the home one."""
    people = {one["person"] for post in near | above for one in state.naming("appointments", "post", post)}
    rows = []
    for row in every_pair(state, people, day):
        home, away = state.one(row.home)["post"], state.one(row.away)["post"]
        if away in near or (away in above and home in near):
            rows.append(row)
    return sorted(rows, key=lambda row: (row.away, row.home))
