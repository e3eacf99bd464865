"""What rules ask of whoever takes a post: Party membership, ownership, a post at home, posts that exclude each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.oracle.appointing_rules import (
    Bound,
    End,
    Reason,
    form_fits,
    in_common,
    post_fits,
    post_fits_but_form,
)
from tests.oracle.days import Truth, all_of, any_of
from tests.oracle.holding import holdings, owns, party_member
from tests.oracle.world import Record, State


@dataclass(frozen=True)
class Taking:
    """Somebody who takes a post on a day, on what basis."""

    state: State
    person: Record
    post: Record
    day: date
    basis: str

    @property
    def body(self) -> Record:
        return self.state.one(self.post["body"])

    def held(self) -> list[tuple[Record, Truth]]:
        """The posts that the person holds on the day, certainly or perhaps."""
        return [(self.state.one(a["post"]), t) for a, t in holdings(self.state, self.person.id, self.day)]


def party_said(taking: Taking, asked: str) -> str | None:
    """The code for a person of whom Party membership is asked; None where all is well."""
    member = party_member(taking.person, taking.day)
    if member is Truth.NO:
        return "PARTY_MEMBERSHIP"
    if asked == "formal" and taking.person["party_status"] == "probationary":
        return "FORMAL_MEMBERSHIP"
    return "UNKNOWN_FACT" if member is Truth.PERHAPS else None


def home_said(taking: Taking, home: End, together: str | None) -> str | None:
    """The code for a person of whom a post at home is asked; None where it is held."""
    best, other_form = Truth.NO, False
    for post, held in taking.held():
        if not post_fits_but_form(taking.state, home, post):
            continue
        common = all_of([held, in_common(taking.state, post, taking.post, together, taking.day)])
        form = form_fits(home, taking.state.one(post["body"]))
        best = any_of([best, all_of([common, form])])
        other_form |= common is Truth.CERTAIN and form is Truth.NO
    if best is Truth.CERTAIN:
        return None
    if best is Truth.PERHAPS:
        return "UNKNOWN_FACT"
    return "BODY_FORM" if other_form else "HOME_POST"


def owner_said(taking: Taking) -> str | None:
    compounds = set(taking.body.ids("compound"))
    found = [o for o in taking.state.naming("ownerships", "person", taking.person.id) if o["compound"] in compounds]
    best = any_of(owns(taking.state, ownership, taking.day) for ownership in found)
    return {Truth.CERTAIN: None, Truth.PERHAPS: "UNKNOWN_FACT", Truth.NO: "OWNERSHIP"}[best]


def demands(taking: Taking, rules: Sequence[Bound]) -> Iterator[Reason]:
    for rule in rules:
        for demand in rule.told.get("demands", ()):
            if rule.silent or not post_fits(taking.state, demand["of"], taking.post):
                continue
            if demand.get("named") and taking.basis != rule.id:
                continue
            said = [party_said(taking, demand["party"])] if "party" in demand else []
            said += [owner_said(taking)] if demand.get("owner") else []
            said += [home_said(taking, demand["home"], demand.get("together"))] if "home" in demand else []
            yield from (rule.says(code) for code in said if code)


def _directed(move: Any) -> list[tuple[End, End]]:
    ends = [(move["from"], move["to"])]
    return ends + ([(move["to"], move["from"])] if move.get("both_ways") else [])


def incompatible(taking: Taking, rules: Sequence[Bound]) -> Iterator[Reason]:
    """Posts that a rule keeps apart, whichever was held first."""
    for rule in rules:
        if rule.silent:
            continue
        worst = Truth.NO
        for move in rule.told.get("moves", ()):
            if not move.get("forbids"):
                continue
            member = party_member(taking.person, taking.day) if move.get("party_member") else Truth.CERTAIN
            for here, there in ((move["from"], move["to"]), (move["to"], move["from"])):
                if post_fits(taking.state, here, taking.post):
                    for post, held in taking.held():
                        if post_fits(taking.state, there, post):
                            common = in_common(taking.state, post, taking.post, move.get("together"), taking.day)
                            worst = any_of([worst, all_of([held, common, member])])
        if worst is not Truth.NO:
            yield rule.says("INCOMPATIBLE_POSTS" if worst is Truth.CERTAIN else "UNKNOWN_FACT")


def _speaks(taking: Taking, rule: Bound) -> bool:
    """Whether the rule speaks of the post: by a demand, a procedure, or a move to it."""
    of = [demand["of"] for demand in rule.told.get("demands", ())]
    of += [rule.told["procedure"]["of"]] if "procedure" in rule.told else []
    of += [to for move in rule.told.get("moves", ()) if not move.get("forbids") for _, to in _directed(move)]
    return any(post_fits(taking.state, end, taking.post) for end in of)


RANK = {None: 4, "UNKNOWN_FACT": 3, "PARTY_MEMBERSHIP": 2, "BODY_FORM": 1, "HOME_POST": 0}
"""Of several moves the one that comes nearest is told."""


def basis(taking: Taking, rules: Sequence[Bound]) -> Iterator[Reason]:
    """Whether the rule that the appointment rests on is in force there and speaks of it."""
    if not taking.basis:
        return
    rule = next((one for one in rules if one.id == taking.basis), None)
    if rule is None or not _speaks(taking, rule):
        yield Reason("BASIS_NOT_APPLICABLE", True, taking.basis)
        return
    said: list[str | None] = []
    for move in rule.told.get("moves", ()):
        for home, to in _directed(move):
            if not move.get("forbids") and post_fits(taking.state, to, taking.post):
                at_home = home_said(taking, home, move.get("together"))
                of_party = party_said(taking, "any") if move.get("party_member") else None
                # Of a move the end is asked first, then whether the person is of those who make it.
                said.append(at_home if at_home in ("HOME_POST", "BODY_FORM") else of_party or at_home)
    if said:
        best = max(said, key=lambda code: RANK[code])
        if best:
            yield rule.says(best)
