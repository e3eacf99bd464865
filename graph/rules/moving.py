"""Which moves rules speak of for one compound, and who makes them (小区的兼任流向)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
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
    codes: Collection[str], posts: Iterable[Mapping[str, Any]], pairs: Sequence[Mapping[str, Any]], rules: Iterable[Binding]
) -> list[CompoundMove]:
    """The moves of the rules that bind where the compound lies and of which it has an end, those that bind most first.

    `codes` are the areas around the compound, `posts` {id, body, near, side}, `pairs` {home, away, homePost, homeBody, awayPost,
    side, party, may, stated} of which an end is near.
    """
    seats = [_Seat(one["id"], one["body"], one["near"], Side.of(one["side"])) for one in posts]
    ways = [_Way(pair, Side.of(pair["side"])) for pair in pairs]
    found = [
        told
        for rule in rules
        if rule.area in codes
        for move in rule.moves
        for one in move.directions
        if (told := _move(rule, one, seats, ways)) is not None
    ]
    return sorted(found, key=lambda one: (ORDER[one.strength], one.rule, one.home, one.away))


@dataclass(frozen=True, slots=True)
class _Seat:
    """A post that somebody can be sent from or to (职务)."""

    id: str
    body: str
    near: bool
    side: Side


@dataclass(frozen=True, slots=True)
class _Way:
    """A cross appointment, with what rules ask about the post it comes from (兼任)."""

    pair: Mapping[str, Any]
    home: Side


def _move(rule: Binding, move: Move, seats: Sequence[_Seat], ways: Iterable[_Way]) -> CompoundMove | None:
    """What stands higher than the community counts only for moves that ask for nothing in common: those reach down from there."""
    among = {seat.id: seat for seat in seats if seat.near or move.together is None}
    homes, aways = ([seat for seat in among.values() if seat.side.fits(end)] for end in (move.home, move.away))
    near_home, near_away = (any(seat.near for seat in some) for some in (homes, aways))
    if not near_home and not near_away:
        return None
    made = [way.pair for way in ways if _makes(way, move, among)]
    return CompoundMove(
        rule=rule.id,
        stance=str(stance(move, rule.strength)),
        strength=rule.strength,
        home=_bodies(homes, near_away, {pair["homeBody"] for pair in made}),
        away=_bodies(aways, near_home, {among[pair["awayPost"]].body for pair in made}),
        pairs=[
            {name: pair[name] for name in ("home", "away", "stated")}
            for pair in sorted(made, key=lambda pair: (pair["away"], pair["home"]))
        ],
    )


def _makes(way: _Way, move: Move, among: Mapping[str, _Seat]) -> bool:
    """Whoever certainly is no Party member, as far as the caller may know, makes no move that is said of members."""
    pair, seat = way.pair, among.get(way.pair["awayPost"])
    return (
        seat is not None
        and (move.together is None or pair["homePost"] in among)
        and way.home.fits(move.home)
        and seat.side.fits(move.away)
        and way.home.meets(seat.side, move.together)
        and not (move.party_member and pair["may"] == 2 and pair["party"] == NO)
    )


def _bodies(seats: Iterable[_Seat], whole: bool, of_pairs: set[str]) -> list[str]:
    """The bodies at an end: those above where the other end is near, those of the pairs in any case."""
    return sorted({seat.body for seat in seats if seat.near or whole} | of_pairs)
