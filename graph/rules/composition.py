"""Whether a committee is lawful in size, oddness and shares (委员会组成是否合规), by the bounds of its counts.

Each requirement is decided alone by the smallest and largest count that the unknown facts allow
(contract, metrics.md, judged metrics). What is required, of which committees and by which
clause, is what rules say.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from graph.model.conditions import LEAST_MEMBERS, Composition, Requirement
from graph.model.dates import stretch

Facts = Mapping[str, Any]
Row = dict[str, Any]
CERTAIN, PERHAPS, NO = 2, 1, 0
OF_A_HALF = {Requirement.OWNERS_HALF: "owners", Requirement.PARTY_HALF: "party"}


def composition(facts: Facts, rules: Iterable[Facts]) -> Row:
    """Counts, one condition for each requirement that binds the committee, and the verdict on all of them.

    `rules` are {rule, composition}: the rule as it is to be shown and its requirements as JSON. The
    verdict is None where nothing binds, or where the committee certainly does not exist on the day.
    """
    counts = facts["counts"]
    conditions = [one for row in rules for one in _conditions(facts, row)] if facts["exists"] else []
    return {
        "members": _range(counts, "members"),
        "owners": _range(counts, "owners"),
        "partyMembers": _range(counts, "party"),
        "conditions": conditions,
        "verdict": _verdict(facts, conditions),
    }


def _range(counts: Facts, name: str) -> Row:
    return {"least": counts[f"{name}Least"], "most": counts[f"{name}Most"]}


def _conditions(facts: Facts, row: Facts) -> Iterable[Row]:
    given = json.loads(row["composition"])
    asked = Composition(**given)
    binds = _binds(asked, facts)
    if binds == NO:
        return
    words = ([LEAST_MEMBERS] if asked.least_members is not None else []) + list(asked.requires)
    for word in words:
        sure = binds == CERTAIN and facts["exists"] == CERTAIN and facts["counts"]["membersLeast"] > 0
        yield {
            "condition": word,
            "least": asked.least_members if word == LEAST_MEMBERS else None,
            "rule": row["rule"],
            "verdict": _answer(word, asked.least_members or 0, facts) if sure else "UNKNOWN",
            "binds": binds,
        }


def _binds(asked: Composition, facts: Facts) -> int:
    """Whether the rule means this committee; one without a stated day is not meant where the day matters."""
    if facts["kind"] not in asked.kinds:
        return NO
    if asked.established_from is None:
        return CERTAIN
    start = stretch(asked.established_from).first
    if not facts["stated"] or max(start, facts["first"]) > min(facts["day"], facts["last"]):
        return NO
    return CERTAIN if start <= facts["first"] and facts["last"] <= facts["day"] else PERHAPS


def _answer(word: str, least: int, facts: Facts) -> str:
    counts = facts["counts"]
    lowest, highest = counts["membersLeast"], counts["membersMost"]
    if word == LEAST_MEMBERS:
        return _at_least(lowest, highest, least)
    if word == Requirement.ODD:
        if lowest != highest:
            return "UNKNOWN"
        return "MET" if lowest % 2 else "NOT_MET"
    if word == Requirement.DIRECTOR_IN_COMMUNITY_PARTY:
        return str(facts["director"])
    part = OF_A_HALF[Requirement(word)]
    # Twice the part less the members, taken together: a member of whom nothing is sure moves both.
    return _at_least(counts[f"{part}SurplusLeast"], counts[f"{part}SurplusMost"], 0)


def _at_least(lowest: int, highest: int, number: int) -> str:
    if lowest >= number:
        return "MET"
    return "UNKNOWN" if highest >= number else "NOT_MET"


def _verdict(facts: Facts, conditions: list[Row]) -> str | None:
    if not conditions:
        return None
    if facts["exists"] == CERTAIN and all(one["binds"] == CERTAIN for one in conditions):
        if facts["exempt"]:
            return "EXEMPT"
        answers = {one["verdict"] for one in conditions} if facts["counts"]["membersLeast"] else {"UNKNOWN"}
        if "NOT_MET" in answers:
            return "NOT_MET"
        return "MET" if answers <= {"MET", "EXEMPT"} else "UNKNOWN"
    certain = {one["verdict"] for one in conditions if one["binds"] == CERTAIN}
    return "NOT_MET" if "NOT_MET" in certain else "UNKNOWN"
