"""Which rules of the policy files bind a post on a day, and whether posts and bodies fit their ends; read from the YAML."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from tests.oracle.days import Truth, truth
from tests.oracle.holding import service_holds
from tests.oracle.places import area_of_body, area_of_level, areas_around
from tests.oracle.policy_book import policies
from tests.oracle.world import Record, State

End = Mapping[str, Any]


class Reason(NamedTuple):
    """What is said against an act: as `CheckReason` of the schema, without the sentence."""

    code: str
    blocking: bool
    rule: str | None
    about: str = ""
    """Which step or demand: what is said twice of one is told once."""


@dataclass(frozen=True)
class Bound:
    """A rule, the area of its policy, and what the file says of it."""

    id: str
    area: str
    told: Mapping[str, Any]

    @property
    def strength(self) -> str:
        return str(self.told["strength"])

    @property
    def silent(self) -> bool:
        return self.strength in ("may", "priority")

    def says(self, truth: Truth, code: str, about: object = "") -> list[Reason]:
        """What follows from whether all is well; `code` is what it is called when it is not."""
        if self.silent or truth is Truth.CERTAIN:
            return []
        told = code if truth is Truth.NO else "UNKNOWN_FACT"
        return [Reason(told, self.strength != "should", self.id, f"{code} {about}")]

    def in_force(self, day: date) -> bool:
        since, until = self.told.get("in_force_from"), self.told.get("in_force_until")
        return (since is None or since <= day) and (until is None or day < until)


def rule_book(documents: Iterable[Mapping[str, Any]] = ()) -> list[Bound]:
    """The rules of the shipped policies, of their copies and of the documents given, by identifier."""
    whole = [(policy, policy["rules"]) for policy in policies()]
    whole += [(document["policy"], document.get("rules", [])) for document in documents]
    found = [Bound(rule["id"], policy["area"], rule) for policy, rules in whole for rule in rules if policy["area"]]
    return sorted(found, key=lambda rule: rule.id)


def around(state: State, body: Record) -> list[str]:
    return areas_around(state, area_of_body(state, body))


def rules_at(state: State, book: Iterable[Bound], body: Record, day: date) -> list[Bound]:
    """The rules of the policies whose area holds the body, in force on the day."""
    codes = around(state, body)
    return [rule for rule in book if rule.area in codes and rule.in_force(day)]


def body_fits_but_form(state: State, end: End, body: Record) -> bool:
    return ("kinds" not in end or body["kind"] in end["kinds"]) and (
        "level" not in end or (body["area"] != "" and state.one(body["area"])["level"] == end["level"])
    )


def form_fits(end: End, body: Record) -> Truth:
    """PERHAPS where the form is not recorded and one could be."""
    if "forms" not in end or (not body["form"] and "committee" in end["forms"]):
        return Truth.CERTAIN
    if not body["form"]:
        return Truth.NO if body["kind"] == "residents_committee" else Truth.PERHAPS
    return truth(body["form"] in end["forms"])


def body_fits(state: State, end: End, body: Record) -> bool:
    """Whether the body is one that the end speaks of; one without a form fits only where `committee` is among them."""
    return body_fits_but_form(state, end, body) and form_fits(end, body) is Truth.CERTAIN


def post_fits_but_form(state: State, end: End, post: Record) -> bool:
    return ("posts" not in end or post["kind"] in end["posts"]) and body_fits_but_form(state, end, state.one(post["body"]))


def post_fits(state: State, end: End, post: Record) -> bool:
    return post_fits_but_form(state, end, post) and form_fits(end, state.one(post["body"])) is Truth.CERTAIN


def _compounds(state: State, post: Record, day: date) -> set[str]:
    """The compounds in which the post's end of a move certainly lies."""
    if post["compound"]:
        return {post["compound"]}
    body = state.one(post["body"])
    who = [body] + ([state.one(body["firm"])] if body["firm"] else [])
    served = {
        service["compound"]
        for one in who
        for service in state.naming("services", "provider", one.id)
        if service_holds(state, service, day) is Truth.CERTAIN
    }
    return served.union(*(one.ids("compound") for one in who))


def places(state: State, post: Record, day: date, level: str) -> set[str]:
    """The compounds, grids or communities in which the post lies."""
    compounds = _compounds(state, post, day)
    if level == "compound":
        return compounds
    body = state.one(post["body"])
    areas = {state.one(compound)["area"] for compound in compounds}
    if body["area"] and body["kind"] != "firm":
        areas.add(body["area"])
    return {code for area in areas if (code := area_of_level(state, area, level))}


def in_common(state: State, one: Record, other: Record, level: str | None, day: date) -> Truth:
    """Whether two posts have a compound, grid or community in common."""
    return truth(not level or bool(places(state, one, day, level) & places(state, other, day, level)))
