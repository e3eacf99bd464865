"""The shipped policies and their copies for the invented city, read as plain YAML: which apply where and what they say."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[2] / "seeds" / "policies"
DEMO = {"province": "99", "city": "9901", "county": "990101", "street": "990101001"}
"""Where the copies apply, by the level of the original."""

Row = Mapping[str, Any]


@cache
def policies() -> list[dict[str, Any]]:
    """Each policy with its rules, targets and modes; originals and copies."""
    found: list[dict[str, Any]] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        read = yaml.safe_load(path.read_text("utf-8"))
        if "policy" not in read:
            continue
        whole = {**read["policy"], **{name: read.get(name, []) for name in ("rules", "targets", "modes")}}
        found += [whole, _copy(whole)]
    return found


def _copy(policy: dict[str, Any]) -> dict[str, Any]:
    def renamed(rows: list[Row]) -> list[Row]:
        return [{**row, "id": f"99-{row['id']}"} for row in rows]

    return {
        **policy,
        "id": f"99-{policy['id']}",
        "title": f"【演示 demo】{policy['title']}",
        "jurisdiction": f"DEMO_{policy['jurisdiction']}",
        "area": DEMO[policy["level"]],
        "rules": renamed(policy["rules"]),
        "targets": renamed(policy["targets"]),
    }


@cache
def metrics() -> list[Row]:
    """Each metric that any file defines, by identifier."""
    read = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yaml"))]
    return sorted((metric for one in read for metric in one.get("metrics", [])), key=lambda metric: str(metric["id"]))


def _every(name: str) -> list[tuple[Row, Row]]:
    found = [(row, policy) for policy in policies() for row in policy[name]]
    return sorted(found, key=lambda pair: str(pair[0]["id"]))


def every_rule(day: date | None) -> list[tuple[Row, Row]]:
    """(rule, policy) of all policies, in force on the day or whenever, by identifier."""
    return [(rule, policy) for rule, policy in _every("rules") if day is None or in_force(rule, day)]


def every_target() -> list[tuple[Row, Row]]:
    """(target, policy) of all policies, by identifier."""
    return _every("targets")


def targets_around(metric: str, codes: list[str]) -> list[tuple[Row, Row]]:
    """(target, policy) of those on the metric that apply in any of the areas, by identifier."""
    return [(t, policy) for t, policy in every_target() if t["metric"] == metric and (t.get("area") or policy["area"]) in codes]


def in_force(rule: Row, day: date) -> bool:
    begun = rule.get("in_force_from") is None or rule["in_force_from"] <= day
    return begun and (rule.get("in_force_until") is None or day < rule["in_force_until"])


def rules_around(codes: list[str], day: date) -> list[tuple[Row, Row]]:
    """(rule, policy) in force on the day of the policies that apply in any of the areas, by identifier."""
    found = [(rule, policy) for policy in policies() if policy["area"] in codes for rule in policy["rules"]]
    return sorted(((r, p) for r, p in found if in_force(r, day)), key=lambda pair: str(pair[0]["id"]))


def rules_on(metric: str, codes: list[str], day: date) -> list[Row]:
    return [rule for rule, _ in rules_around(codes, day) if metric in rule.get("metrics", [])]


def targets_on(metric: str, codes: list[str]) -> list[Row]:
    return [target for target, _ in targets_around(metric, codes)]


def mode_cases(codes: list[str]) -> list[tuple[Row, Row]]:
    """(case, policy) of the policies that apply, by the policy's identifier and as written."""
    found = sorted((p for p in policies() if p["area"] in codes), key=lambda policy: str(policy["id"]))
    return [(case, policy) for policy in found for case in policy["modes"]]
