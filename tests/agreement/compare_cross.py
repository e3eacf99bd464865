"""Random questions about cross appointments, asked of the hub and of the oracle; each function returns what differs."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

from tests.agreement.compare import LEVEL_OF, LEVELS, Asked
from tests.agreement.questions import CROSS, MATRIX
from tests.oracle.cross import Cross, cross_appointments, cross_matrix, two_way
from tests.oracle.moves import moving_rules, rules_of
from tests.oracle.questions import Question, question
from tests.oracle.world import World

KINDS: Sequence[list[str] | None] = (
    None,
    None,
    ["PARTY_ORGANISATION"],
    ["RESIDENTS_COMMITTEE", "SERVICE_STATION"],
    ["OWNERS_COMMITTEE", "MANAGEMENT_COMMITTEE"],
    ["FIRM"],
    [],
)
RULES = moving_rules()
Row = dict[str, Any]


def as_cross(node: Row) -> Cross:
    """A pair as the oracle says it."""
    ends = node["person"]["id"], node["home"]["id"], node["away"]["id"]
    return Cross(*ends, node["since"] or "", node["until"] or "", node["stated"])


def widened(random: Random, world: World) -> Question:
    """A random question, mostly about a larger area than its own: pairs are rare in one grid."""
    asked = question(random, world)
    told = {row["code"] for _, bundle in world.loads for row in bundle.get("areas", ())}
    around = [asked.within[:length] for length in (2, 4, 6, 9, 12) if asked.within[:length] in told]
    return replace(asked, within=random.choice(around)) if around and random.random() < 0.8 else asked


async def rows_differ(a: Asked, tally: dict[str, int] | None = None) -> list[object]:
    """Every pair inside the area, page after page, in order."""
    within = a.question.within
    given = {"from": a.random.choice(KINDS), "to": a.random.choice(KINDS), "end": a.random.choice(("AWAY", "HOME"))}
    nodes = await a.hub.every(CROSS, "crossAppointments", within=within, first=a.random.choice([2, 50, 200]), **given, **a.when)
    got = [as_cross(node) for node in nodes]
    want = cross_appointments(a.state, within, a.day, *given.values())
    a.told["cross"] += bool(want)
    found: list[object] = [("row", one, one in want) for one in set(got) ^ want]
    for node, one in zip(nodes, got, strict=True):
        rules = [rule["id"] for rule in node["rules"]]
        if one in want and rules != sorted(rules_of(a.state, one, a.day, RULES)):
            found.append(("rules", one, rules, rules_of(a.state, one, a.day, RULES)))
        if one in want and node["twoWay"] != (both := two_way(a.state, one, a.day)):
            found.append(("two ways", one, node["twoWay"], both))
        if tally is not None:
            tally[f"end: {given['end']}"] = tally.get(f"end: {given['end']}", 0) + 1
            tally[f"two ways: {node['twoWay']}"] = tally.get(f"two ways: {node['twoWay']}", 0) + 1
            for rule in rules:
                tally[rule] = tally.get(rule, 0) + 1
    order = [(one.away, one.home) for one in got]
    if order != sorted(order):
        found.append(("order", order))
    if tally is not None:
        for one in got:
            tally["stated" if one.stated else "both ways"] = tally.get("stated" if one.stated else "both ways", 0) + 1
    return [(a.question, given, one) for one in found]


async def matrix_differs(a: Asked) -> list[object]:
    """The matrix, split by a random level or not at all."""
    within = a.question.within
    by = a.random.choice([None, *LEVELS[LEVEL_OF.get(len(within), 5) :]])
    rows = (await a.hub.ask(MATRIX, within=within, by=by, **a.when))["crossAppointmentMatrix"]
    got = {(row["area"]["id"], row["from"].lower(), row["to"].lower()): (row["count"], row["compounds"]) for row in rows}
    want = cross_matrix(a.state, within, by, a.day)
    found: list[object] = [
        (key, got.get(key), want.get(key)) for key in got.keys() | want.keys() if got.get(key) != want.get(key)
    ]
    if len(got) != len(rows):
        found.append("a cell twice")
    return [(a.question, by, one) for one in found]
