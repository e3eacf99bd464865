"""A move: from a post in one body into a post in another (双向进入、交叉任职), as a rule speaks of it.

Rules of appointment say who may come from where and go where. A move is the part of that which
records can show: kinds, forms and posts of both ends, how the two bodies lie to each other, whether
Party membership is asked for. Whatever else a clause asks of a person stands in the rule's text.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any


class Stance(StrEnum):
    """What a rule says of a move (规则态度): 要求, 允许, 禁止."""

    ASK = "ask"
    ALLOW = "allow"
    FORBID = "forbid"


class Together(StrEnum):
    """In what both bodies must lie or work (同处): 同一小区, 同一网格, 同一社区."""

    COMPOUND = "compound"
    GRID = "grid"
    COMMUNITY = "community"


@dataclass(frozen=True, slots=True)
class MoveEnd:
    """One end of a move (一端): a post in a body. An empty part asks for nothing.

    A body without a form fits where `committee` is among the forms, as everywhere in policies.
    `level` is that of the area the body states as its own.
    """

    kinds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a rule (流向): from which end to which.

    `both_ways`: the opposite direction too. `together`: both ends have this in common. `party_member`:
    asked of Party members only. `forbids`: the rule speaks against it; else its strength says how it is for it.
    """

    home: MoveEnd
    away: MoveEnd
    both_ways: bool = False
    together: Together | None = None
    party_member: bool = False
    forbids: bool = False

    @property
    def directions(self) -> tuple["Move", ...]:
        """The move in each direction that it stands for."""
        one = replace(self, both_ways=False)
        return (one, replace(one, home=self.away, away=self.home)) if self.both_ways else (one,)


def stance(move: Move, strength: str) -> Stance:
    """What a rule of that strength says of the move: a must or a should asks, a may or a priority allows."""
    if move.forbids:
        return Stance.FORBID
    return Stance.ASK if strength in ("must", "should") else Stance.ALLOW


def moves_text(moves: Iterable[Move], strength: str) -> str | None:
    """The moves of a rule of that strength as the graph keeps them and clients read them; None for none."""
    found = [
        {
            "stance": stance(move, strength),
            "from": asdict(move.home),
            "to": asdict(move.away),
            "bothWays": move.both_ways,
            "together": move.together,
            "partyMember": move.party_member,
        }
        for move in moves
    ]
    return json.dumps(found, ensure_ascii=False, sort_keys=True) if found else None


def moves_of(text: str) -> tuple[Move, ...]:
    """The moves that `moves_text` wrote."""
    return tuple(
        Move(
            home=end_of(given["from"]),
            away=end_of(given["to"]),
            both_ways=given["bothWays"],
            together=Together(given["together"]) if given["together"] else None,
            party_member=given["partyMember"],
            forbids=given["stance"] == Stance.FORBID,
        )
        for given in json.loads(text)
    )


def end_of(given: dict[str, Any]) -> MoveEnd:
    """An end as a file or the graph states it; a part that is left out asks for nothing."""
    kinds, forms, posts = (tuple(given.get(name) or ()) for name in ("kinds", "forms", "posts"))
    return MoveEnd(kinds, forms, posts, given.get("level"))
