"""Modes for a compound without a firm: what records rule out, what they show, and what nobody recorded."""

import json
from typing import Any

import pytest

from graph.rules.modes import suggested_modes

COMPOUND: dict[str, Any] = {
    "class": "open",
    "mature": False,
    "households": 120,
    "built": "1998",
    "builtFirst": 19980101,
    "builtLast": 19981231,
    "services": [{"mode": "owners_self_managed", "certain": True, "firm": False}],
}
UNSTATED: dict[str, Any] = {"class": None, "mature": None, "households": None, "built": None, "builtFirst": 0, "builtLast": 0}


def case(needs: int = 0, **when: Any) -> dict[str, Any]:
    text = {"zh": "情形", "en": "The case"}
    lacking = [{"zh": f"缺{number}", "en": f"need {number}"} for number in range(needs)]
    found = {"clause": "示例 §一", "modes": ["quasi"], "when": when, "needs": lacking, "text": text}
    return {"policy": {"id": "P"}, "modes": json.dumps([found])}


def verdict(facts: dict[str, Any], given: dict[str, Any]) -> str | None:
    found = suggested_modes(facts, [given], "en")
    return found[0]["verdict"] if found else None


@pytest.mark.parametrize(
    ("when", "expected", "unstated"),
    [
        ({"classes": ["open"]}, "MET", "UNKNOWN"),
        ({"classes": ["closed", "semi_open"]}, None, "UNKNOWN"),
        ({"mature": False}, "MET", "UNKNOWN"),
        ({"mature": True}, None, "UNKNOWN"),
        ({"households_below": 121}, "MET", "UNKNOWN"),
        ({"households_below": 120}, None, "UNKNOWN"),
        ({"built_before": "1999-01-01"}, "MET", "UNKNOWN"),
        ({"built_before": "1998-06-01"}, "UNKNOWN", "UNKNOWN"),
        ({"built_before": "1998-01-01"}, None, "UNKNOWN"),
        ({"served_in": ["owners_self_managed"]}, "MET", "UNKNOWN"),
        ({"served_in": ["quasi"]}, "UNKNOWN", "UNKNOWN"),
        ({"classes": ["open"], "mature": True}, None, "UNKNOWN"),
        ({}, "MET", "MET"),
    ],
)
def test_a_condition_is_shown_left_open_or_ruled_out_by_the_records(
    when: dict[str, Any], expected: str | None, unstated: str
) -> None:
    assert verdict(COMPOUND, case(**when)) == expected
    assert verdict({**COMPOUND, **UNSTATED, "services": []}, case(**when)) == unstated


def test_a_fact_that_nobody_records_leaves_the_case_open_and_is_named() -> None:
    found = suggested_modes(COMPOUND, [case(2, classes=["open"])], "en")[0]
    assert found["verdict"] == "UNKNOWN"
    assert found["missing"] == ["need 0", "need 1"]
    assert found["because"] == "The case. Recorded: class open. Not recorded: need 0; need 1."


def test_a_case_is_told_in_chinese_too() -> None:
    found = suggested_modes({**COMPOUND, "class": None}, [case(1, classes=["open"], mature=False)], "zh")[0]
    assert found["because"] == "情形。已有记录：小区不成熟。没有记录：小区类型为 open；缺0。"
    assert found["missing"] == ["小区类型为 open", "缺0"]
