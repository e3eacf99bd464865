"""Which moves rules speak of for one compound, and who makes them (小区的兼任流向)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model.move import Move, stance
from graph.rules.appointing.facts import NO, Side

ORDER = {"must": 0, "should": 1, "priority": 2, "may": 3}
"""Strengths, the one that binds most first."""


@dataclass(frozen=True, slots=True)
class Binding:
    """A rule in force where a policy applies (规则): with the moves it speaks of."""

    id: str
    strength: str
    area: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class CompoundMove:
    """One move of one rule, in one direction (兼任流向): the bodies at its ends and the pairs of appointments that make it."""

    rule: str
    stance: str
    strength: str
    home: Sequence[str]
    away: Sequence[str]
    pairs: Sequence[Mapping[str, Any]]


def compound_moves(
    posts: Iterable[Mapping[str, Any]], pairs: Sequence[Mapping[str, Any]], rules: Iterable[Binding]
) -> list[CompoundMove]:
    """The moves that bind where the away end lies and of which the compound has an end, those that bind most first.

    `posts` are {id, body, side, codes}, `pairs` {home, away, homePost, awayPost, party, may, stated}. Whoever certainly is no
    Party member, as far as the caller may know, makes no move that is said of members.
    """
    sides = {one["id"]: Side.of(one["side"]) for one in posts}
    bodies = {one["id"]: one["body"] for one in posts}
    codes = {one["id"]: frozenset(one["codes"]) for one in posts}
    around = frozenset().union(*codes.values()) if codes else frozenset()
    found = []
    for rule in rules:
        if rule.area not in around:
            continue
        for move in (one for each in rule.moves for one in each.directions):
            homes = {id_ for id_, side in sides.items() if side.fits(move.home)}
            aways = {id_ for id_, side in sides.items() if side.fits(move.away) and rule.area in codes[id_]}
            if not homes and not aways:
                continue
            made = [
                pair
                for pair in pairs
                if pair["homePost"] in homes
                and pair["awayPost"] in aways
                and sides[pair["homePost"]].meets(sides[pair["awayPost"]], move.together)
                and not (move.party_member and pair["may"] == 2 and pair["party"] == NO)
            ]
            found.append(
                CompoundMove(
                    rule=rule.id,
                    stance=str(stance(move, rule.strength)),
                    strength=rule.strength,
                    home=sorted({bodies[id_] for id_ in homes}),
                    away=sorted({bodies[id_] for id_ in aways}),
                    pairs=sorted(made, key=lambda pair: (pair["away"], pair["home"])),
                )
            )
    return sorted(found, key=lambda one: (ORDER[one.strength], one.rule, one.home, one.away))
