"""Which rules speak of a cross appointment, read straight from the policy files and the words of docs/policies.md."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.oracle.cross import Cross, body_of
from tests.oracle.days import Truth
from tests.oracle.holding import party_member
from tests.oracle.lists import services
from tests.oracle.places import area_of, area_of_level, areas_around
from tests.oracle.world import Record, State

FILES = Path(__file__).parents[2] / "seeds" / "policies"
COPIES = {"city": "9901", "county": "990101", "street": "990101001"}
"""Where the copies for the invented city apply, by the level of the policy."""


@dataclass(frozen=True)
class MovingRule:
    """A rule with one move, in one direction, in one area."""

    id: str
    stance: str
    strength: str
    area: str
    since: date
    until: date
    home: dict[str, Any]
    away: dict[str, Any]
    together: str
    party_member: bool


def _written(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.yaml")):
        yield yaml.safe_load(path.read_text("utf-8"))


def _day(text: object, otherwise: date) -> date:
    return date.fromisoformat(str(text)) if text else otherwise


def moving_rules(documents: Iterable[dict[str, Any]] | None = None) -> list[MovingRule]:
    """Every move of the shipped policies and of their copies, or of the documents given."""
    found = []
    for document in _written(FILES) if documents is None else documents:
        policy = document.get("policy")
        for rule in document.get("rules", ()) if policy else ():
            for move in rule.get("moves", ()):
                ends = [(move["from"], move["to"])] + ([(move["to"], move["from"])] if move.get("both_ways") else [])
                since, until = _day(rule.get("in_force_from"), date.min), _day(rule.get("in_force_until"), date.max)
                stance = "FORBID" if move.get("forbids") else "ASK" if rule["strength"] in ("must", "should") else "ALLOW"
                says = (stance, rule["strength"])
                rest = (move.get("together", ""), move.get("party_member", False))
                for prefix, area in (("", policy["area"]), ("99-", COPIES[policy["level"]])):
                    found += [MovingRule(prefix + rule["id"], *says, area, since, until, *pair, *rest) for pair in ends if area]
    return found


def _compounds(state: State, post: Record, body: Record, day: date) -> set[str]:
    if post["compound"]:
        return {post["compound"]}
    who = [body] + ([state.one(body["firm"])] if body["firm"] else [])
    served = {
        service["compound"]
        for one in who
        for service in state.naming("services", "provider", one.id)
        if service.id in services(state, service["compound"], day)
    }
    return served.union(*(one.ids("compound") for one in who))


def places(state: State, appointment: Record, day: date) -> dict[str, set[str]]:
    """The compounds, grids and communities in which one end lies or works."""
    post = state.one(appointment["post"])
    body = state.one(post["body"])
    compounds = _compounds(state, post, body, day)
    areas = {state.one(one)["area"] for one in compounds}
    if body["area"] and body["kind"] != "firm":
        areas.add(body["area"])
    found = {level: {area_of_level(state, area, level) or "" for area in areas} - {""} for level in ("grid", "community")}
    return {"compound": compounds, **found}


def fits(state: State, end: dict[str, Any], post: Record) -> bool:
    """Whether a post is one that an end of a move means."""
    body = state.one(post["body"])
    return (
        ("kinds" not in end or body["kind"] in end["kinds"])
        and ("forms" not in end or (body["form"] or "committee") in end["forms"])
        and ("posts" not in end or post["kind"] in end["posts"])
        and ("level" not in end or (body["area"] != "" and state.one(body["area"])["level"] == end["level"]))
    )


def rules_of(state: State, row: Cross, day: date, rules: Sequence[MovingRule]) -> set[str]:
    """The rules in force on the day where the away body lies that speak of the move the row makes."""
    home, away = state.one(row.home), state.one(row.away)
    around = areas_around(state, area_of(state, body_of(state, away)))
    at_home, there = places(state, home, day), places(state, away, day)
    outsider = party_member(state.one(row.person), day) is Truth.NO
    return {
        rule.id
        for rule in rules
        if rule.area in around
        and rule.since <= day < rule.until
        and not (rule.party_member and outsider)
        and fits(state, rule.home, state.one(home["post"]))
        and fits(state, rule.away, state.one(away["post"]))
        and (not rule.together or at_home[rule.together] & there[rule.together])
    }
