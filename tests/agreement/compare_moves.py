"""The moves of a compound, asked of the hub and of the oracle; what differs."""

from collections import Counter
from datetime import date
from typing import Any

from tests.agreement.compare_cross import as_cross
from tests.agreement.hub import Hub
from tests.oracle.compound_moves import Moved, compound_moves
from tests.oracle.days import Truth
from tests.oracle.holding import compound_exists
from tests.oracle.moves import MovingRule
from tests.oracle.world import State

QUERY = """query ($id: ID!, $asOf: Date, $knownAt: DateTime) {
  compoundMoves(compound: $id, asOf: $asOf, knownAt: $knownAt) {
    rule { id strength } stance filled home { id } away { id }
    pairs { person { id } home { id } away { id } since until stated } } }"""


async def moves_differ(
    hub: Hub, state: State, compound: str, day: date, when: dict[str, Any], rules: list[MovingRule], told: Counter[str]
) -> list[object]:
    rows = (await hub.ask(QUERY, id=compound, **when))["compoundMoves"]
    got = [
        Moved(
            row["rule"]["id"],
            row["stance"],
            tuple(one["id"] for one in row["home"]),
            tuple(one["id"] for one in row["away"]),
            tuple(as_cross(pair) for pair in row["pairs"]),
        )
        for row in rows
    ]
    want = compound_moves(state, compound, day, rules)
    told["moves"] += bool(want)
    told["not there"] += compound_exists(state.one(compound), day) is Truth.NO
    told["filled"] += any(one.pairs for one in want)
    told["both ends"] += any(one.home and one.away and not one.pairs for one in want)
    found: list[object] = []
    if got != want:
        found.append((compound, day, set(got) ^ set(want)))
    if any(row["filled"] is not bool(row["pairs"]) for row in rows):
        found.append(("filled", compound))
    return found
