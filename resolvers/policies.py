"""Metrics, policies, rules and targets (指标与政策)."""

from typing import Any

from graph.database import Row
from graph.model.selection import Pick
from graph.store.policies_read import policy_rows
from resolvers.caller import Caller
from resolvers.fresh import fresh
from resolvers.where import area_or_all, never_seen


async def _rows(caller: Caller, pick: Pick, name: str, type_: str, **parameters: Any) -> list[Row]:
    found = await policy_rows(caller.graph, caller.asking, name, type_, parameters, pick.below, await caller.special())
    if not found["seen"]:
        raise never_seen(parameters["within"])
    rows: list[Row] = found["rows"]
    return rows


@fresh
async def metrics(caller: Caller, pick: Pick) -> list[Row]:
    """Every metric, by identifier."""
    return await _rows(caller, pick, "metrics", "Metric")


@fresh
async def policies(caller: Caller, pick: Pick) -> list[Row]:
    """Policies, by identifier; with `within` those whose area lies inside it."""
    return await _rows(caller, pick, "policies", "Policy", within=area_or_all(pick) or "")


@fresh
async def rules(caller: Caller, pick: Pick) -> list[Row]:
    """Rules, by identifier."""
    chosen = {name: pick.arguments.get(name) for name in ("policy", "kind", "inForceOn")}
    return await _rows(caller, pick, "rules", "Rule", **chosen)


@fresh
async def targets(caller: Caller, pick: Pick) -> list[Row]:
    """Targets, by identifier; with `within` those whose area lies inside it."""
    chosen = {name: pick.arguments.get(name) for name in ("metric", "dueBy", "testable")}
    return await _rows(caller, pick, "targets", "Target", within=area_or_all(pick) or "", **chosen)
