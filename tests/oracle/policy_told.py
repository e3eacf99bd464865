"""Policies, their rules, targets and metrics as GraphQL shows them, in Chinese."""

from datetime import date
from typing import Any

from tests.oracle.policy_book import Row, every_rule, every_target, metrics
from tests.oracle.told import Answer, camel, shown
from tests.oracle.world import State

BILINGUAL = {"name", "population", "condition", "text", "due_text", "not_testable_because"}
LISTS = {"lead_units", "responsible_units"}
ENUMS = {"kind", "strength", "stance", "level", "together"}


def told(row: Row, *names: str, **more: Any) -> Answer:
    """These fields of a row of a policy file, and more."""
    return {**{camel(name): _value(name, row.get(name)) for name in names}, **more}


def _value(name: str, value: Any) -> Any:
    if name in LISTS:
        return list(value or [])
    if value is None:
        return None
    if name in BILINGUAL:
        return value["zh"]
    if name in ENUMS:
        return value.upper()
    return value.isoformat() if isinstance(value, date) else value


def metric(id_: str) -> Row:
    return next(one for one in metrics() if one["id"] == id_)


def metric_told(id_: str, *names: str, **more: Any) -> Answer:
    """A metric; `parameters` is its measure, what that takes, and the filters of its population."""
    row = metric(id_)
    if "parameters" in names:
        filters = [
            {"filter": f["filter"], "parameters": _plain({k: v for k, v in f.items() if k != "filter"})} for f in _filters(row)
        ]
        more["parameters"] = {"measure": row["measure"], **_plain(row["parameters"]), "filters": filters}
        names = tuple(name for name in names if name != "parameters")
    return told(row, *names, **more)


def _filters(row: Row) -> list[Row]:
    found: list[Row] = row.get("filters", [])
    return found


def _plain(values: Row) -> Answer:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def rules_of_metric(id_: str) -> list[tuple[Row, Row]]:
    return [(rule, policy) for rule, policy in every_rule(None) if id_ in rule.get("metrics", [])]


def targets_of_metric(id_: str) -> list[tuple[Row, Row]]:
    return [(target, policy) for target, policy in every_target() if target["metric"] == id_]


def document(state: State, policy: Row) -> Answer:
    """A policy with its document: number, issuer, day and source."""
    source = shown(state.get(policy["source"] or ""), "id", "title", "document_number", "url")
    return told(policy, "id", "title", "document_number", "issued_by", "issued_on", "version", source=source)


def move_told(move: Row, strength: str) -> Answer:
    """A move of a rule of that strength: a must or a should asks for it, a may or a priority allows it, unless it forbids."""
    stance = "FORBID" if move.get("forbids") else "ASK" if strength in ("must", "should") else "ALLOW"
    return {
        "stance": stance,
        "from": _end(move["from"]),
        "to": _end(move["to"]),
        "bothWays": move.get("both_ways", False),
        "together": _value("together", move.get("together")),
        "partyMember": move.get("party_member", False),
    }


def _end(end: Row) -> Answer:
    return {
        "kinds": [kind.upper() for kind in end.get("kinds", [])],
        "forms": list(end.get("forms", [])),
        "posts": [post.upper() for post in end.get("posts", [])],
        "level": _value("level", end.get("level")),
    }
