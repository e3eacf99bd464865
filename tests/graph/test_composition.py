"""A committee's composition judged from bounds: each requirement alone, then all together."""

import json
from typing import Any

import pytest

from graph.rules.composition import composition

EVEN = {"membersLeast": 8, "membersMost": 8, "ownersLeast": 4, "ownersMost": 4, "partyLeast": 2, "partyMost": 5}
SURPLUS = {"ownersSurplusLeast": 0, "ownersSurplusMost": 0, "partySurplusLeast": -4, "partySurplusMost": 2}


def facts(**changed: Any) -> dict[str, Any]:
    """A management committee of eight, four of them owners, two to five of them Party members."""
    counts = {**EVEN, **SURPLUS, **changed.pop("counts", {})}
    usual = {"kind": "management_committee", "day": 20250601, "exists": 2, "stated": True, "first": 20250101, "last": 20250101}
    return {**usual, "director": "MET", "exempt": False, **changed, "counts": counts}


def rule(*requires: str, **more: Any) -> dict[str, Any]:
    return {"rule": {"id": "R"}, "composition": json.dumps({"kinds": ["management_committee"], "requires": requires, **more})}


def answers(found: dict[str, Any]) -> dict[str, str]:
    return {one["condition"]: one["verdict"] for one in found["conditions"]}


ALL = [
    rule("odd", least_members=7),
    rule("owners_half"),
    rule("party_half"),
    rule("director_in_community_party"),
]


def test_each_requirement_is_answered_alone_by_the_bounds() -> None:
    found = composition(facts(), ALL)
    assert answers(found) == {
        "least_members": "MET",
        "odd": "NOT_MET",
        "owners_half": "MET",
        "party_half": "UNKNOWN",
        "director_in_community_party": "MET",
    }
    assert found["verdict"] == "NOT_MET"
    assert [one["least"] for one in found["conditions"]] == [7, None, None, None, None]
    assert found["partyMembers"] == {"least": 2, "most": 5}


@pytest.mark.parametrize(
    ("least", "most", "size", "odd"),
    [(7, 7, "MET", "MET"), (6, 7, "UNKNOWN", "UNKNOWN"), (5, 6, "NOT_MET", "UNKNOWN"), (9, 11, "MET", "UNKNOWN")],
)
def test_a_size_between_bounds_decides_only_what_both_ends_agree_on(least: int, most: int, size: str, odd: str) -> None:
    found = composition(facts(counts={"membersLeast": least, "membersMost": most}), ALL)
    assert (answers(found)["least_members"], answers(found)["odd"]) == (size, odd)


def test_without_a_certain_member_everything_is_unknown() -> None:
    found = composition(facts(counts={"membersLeast": 0, "membersMost": 3}), ALL)
    assert set(answers(found).values()) == {"UNKNOWN"}
    assert found["verdict"] == "UNKNOWN"


@pytest.mark.parametrize(
    ("director", "verdict"), [("MET", "MET"), ("EXEMPT", "MET"), ("UNKNOWN", "UNKNOWN"), ("NOT_MET", "NOT_MET")]
)
def test_an_exempt_director_is_as_good_as_a_fitting_one(director: str, verdict: str) -> None:
    assert composition(facts(director=director), [ALL[1], ALL[3]])["verdict"] == verdict


def test_an_exempt_committee_is_exempt_only_while_it_certainly_exists() -> None:
    assert composition(facts(exempt=True), ALL)["verdict"] == "EXEMPT"
    assert composition(facts(exempt=True, exists=1), ALL)["verdict"] == "UNKNOWN"


def test_a_committee_that_no_rule_means_or_that_does_not_exist_has_no_verdict() -> None:
    for found in (composition(facts(kind="owners_committee"), ALL), composition(facts(exists=0), ALL), composition(facts(), [])):
        assert (found["verdict"], found["conditions"]) == (None, [])


@pytest.mark.parametrize(
    ("stated", "first", "last", "verdict"),
    [
        (True, 20241107, 20241107, "MET"),
        (True, 20241106, 20241106, None),
        (True, 20241101, 20241130, "UNKNOWN"),
        (True, 20250602, 20250602, None),
        (False, 0, 0, None),
    ],
)
def test_a_rule_of_committees_established_since_a_day_means_no_other(
    stated: bool, first: int, last: int, verdict: str | None
) -> None:
    found = composition(
        facts(stated=stated, first=first, last=last), [rule("owners_half", established_from="2024-11-07", least_members=None)]
    )
    assert found["verdict"] == verdict
