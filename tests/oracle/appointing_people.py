"""What rules ask of whoever takes a post: Party membership, ownership, a post at home, posts that exclude each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.oracle.appointing_rules import Bound, End, Reason, form_fits, in_common, post_fits, post_fits_but_form
from tests.oracle.days import Truth, all_of, any_of, none_of
from tests.oracle.holding import holdings, owns, party_member
from tests.oracle.world import Record, State

Well = tuple[Truth, str]
"""Whether all is well, and what it is called where it is not."""


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


def party(taking: Taking, asked: str) -> Well:
    """Of a probationary member a formal one is not there, however the dates may be read."""
    member = party_member(taking.person, taking.day)
    if asked == "formal" and member is not Truth.NO:
        return (Truth.NO if taking.person["party_status"] == "probationary" else member), "FORMAL_MEMBERSHIP"
    return member, "PARTY_MEMBERSHIP"


def home(taking: Taking, end: End, together: str | None) -> Well:
    """Whether such a post is held; where only the form of its body is another, that is told."""
    best, any_form = Truth.NO, Truth.NO
    for post, held in taking.held():
        if post_fits_but_form(taking.state, end, post):
            common = all_of([held, in_common(taking.state, post, taking.post, together, taking.day)])
            any_form = any_of([any_form, common])
            best = any_of([best, all_of([common, form_fits(end, taking.state.one(post["body"]))])])
    return best, "BODY_FORM" if any_form > best else "HOME_POST"


def owner(taking: Taking) -> Well:
    compounds = set(taking.body.ids("compound"))
    found = [o for o in taking.state.naming("ownerships", "person", taking.person.id) if o["compound"] in compounds]
    return any_of(owns(taking.state, ownership, taking.day) for ownership in found), "OWNERSHIP"


def demands(taking: Taking, rules: Sequence[Bound]) -> Iterator[Reason]:
    for rule in rules:
        for demand in rule.told.get("demands", ()):
            if not post_fits(taking.state, demand["of"], taking.post) or (demand.get("named") and taking.basis != rule.id):
                continue
            if "party" in demand:
                yield from rule.says(*party(taking, demand["party"]))
            if demand.get("owner"):
                yield from rule.says(*owner(taking))
            if "home" in demand:
                yield from rule.says(*home(taking, demand["home"], demand.get("together")), demand["home"])


def directed(move: Mapping[str, Any]) -> list[tuple[End, End]]:
    ends = [(move["from"], move["to"])]
    return ends + ([(move["to"], move["from"])] if move.get("both_ways") else [])


def incompatible(taking: Taking, rules: Sequence[Bound]) -> Iterator[Reason]:
    """Posts that a rule keeps apart, whichever was held first."""
    for rule in rules:
        for move in rule.told.get("moves", ()):
            for there, here in ((move["from"], move["to"]), (move["to"], move["from"])):
                if move.get("forbids") and post_fits(taking.state, here, taking.post):
                    held, _ = home(taking, there, move.get("together"))
                    meant = party(taking, "any")[0] if move.get("party_member") else Truth.CERTAIN
                    yield from rule.says(none_of([all_of([held, meant])]), "INCOMPATIBLE_POSTS")


def _moves_to(taking: Taking, rule: Bound) -> list[tuple[End, Mapping[str, Any]]]:
    """The moves to the post that the rule speaks of: the end that somebody comes from, and the move."""
    moves = [move for move in rule.told.get("moves", ()) if not move.get("forbids")]
    return [(there, move) for move in moves for there, here in directed(move) if post_fits(taking.state, here, taking.post)]


def _speaks(taking: Taking, rule: Bound) -> bool:
    """Whether the rule speaks of the post, by a demand, a procedure or a move to it, or of no post at all."""
    of = [demand["of"] for demand in rule.told.get("demands", ())]
    of += [rule.told["procedure"]["of"]] if "procedure" in rule.told else []
    silent = not any(rule.told.get(field) for field in ("demands", "procedure", "moves", "suspends", "replaces"))
    return silent or any(post_fits(taking.state, end, taking.post) for end in of) or bool(_moves_to(taking, rule))


def basis(taking: Taking, rules: Sequence[Bound]) -> Iterator[Reason]:
    """Whether the rule that the appointment rests on is in force there and speaks of it, and of whoever makes its move."""
    if not taking.basis:
        return
    rule = next((one for one in rules if one.id == taking.basis), None)
    if rule is None or not _speaks(taking, rule):
        yield Reason("BASIS_NOT_APPLICABLE", True, rule.id if rule else None)
        return
    made: list[tuple[Truth, list[Reason]]] = []
    for there, move in _moves_to(taking, rule):
        at_home = home(taking, there, move.get("together"))
        member = party(taking, "any") if move.get("party_member") else (Truth.CERTAIN, "")
        said = [*rule.says(*at_home, there), *rule.says(*member)]
        made.append((all_of([at_home[0], member[0]]), said))
    # Of several moves the one that comes nearest is told, of equal ones the first.
    yield from max(made, key=lambda one: one[0], default=(Truth.CERTAIN, []))[1]
