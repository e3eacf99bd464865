"""Trend, diff and simulation as operations, and the graph as one sum."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from graph.database import Database
from tests.agreement.hub import Data, Hub

ROW = """metric { id name } area { id name } asOf population met notMet unknown exempt rate lowerBound upperBound
    targets { target { id threshold due } standing shortfall forecast }"""
GAP = """id verdict since explanation metric { id } subject { id ... on Compound { name committee { id name } } }
    area { id parent { id } } rules { id clause policy { title } } targets { id due }
    evidence { counted reason node { id } sources { id title } }"""
KEYS = "id verdict metric { id } subject { id } area { id }"
"""What is told of a gap where every metric is asked about: the rest is composed alike for all of them."""
WITHIN = "$within: ID!, $metrics: [ID!]"
COVERAGE = f"""query Coverage({WITHIN}, $asOf: Date, $knownAt: DateTime) {{
  coverage(within: $within, metrics: $metrics, asOf: $asOf, knownAt: $knownAt) {{ {ROW} }}
}}"""
GAPS = f"""query Gaps({WITHIN}, $asOf: Date, $knownAt: DateTime, $after: String) {{
  coverageGaps(within: $within, metrics: $metrics, asOf: $asOf, knownAt: $knownAt, first: 200, after: $after) {{
    edges {{ node {{ {GAP} }} }} pageInfo {{ hasNextPage hasPreviousPage endCursor }} totalCount
  }}
}}"""
TREND = f"""query Trend($within: ID!, $metric: ID!, $from: Date!, $to: Date!, $step: Step, $knownAt: DateTime) {{
  coverageTrend(within: $within, metric: $metric, from: $from, to: $to, step: $step, knownAt: $knownAt) {{ knownAt {ROW} }}
}}"""
CHANGED = f"before {{ {ROW} }} after {{ {ROW} }} closed {{ {GAP} }} opened {{ {GAP} }}"
DIFF = f"""query Diff({WITHIN}, $from: Date!, $to: Date!, $knownAt: DateTime) {{
  coverageDiff(within: $within, metrics: $metrics, from: $from, to: $to, knownAt: $knownAt) {{ from to {CHANGED} }}
}}"""
SIMULATE = f"""query Simulate({WITHIN}, $changes: [ChangeInput!]!, $asOf: Date) {{
  simulate(within: $within, changes: $changes, metrics: $metrics, asOf: $asOf) {{ {CHANGED} }}
}}"""


def bare(query: str) -> str:
    """The operation with no more than the keys of its gaps."""
    return query.replace(GAP, KEYS)


async def state_on(hub: Hub, gaps_of: str = GAPS, **asked: Any) -> tuple[dict[str, Data], dict[str, Data]]:
    """The coverage rows by metric, and the gaps by id, of one area on one day."""
    rows = (await hub.ask(COVERAGE, **asked))["coverage"]
    gaps = await hub.every(gaps_of, "coverageGaps", **asked)
    return {row["metric"]["id"]: row for row in rows}, {gap["id"]: gap for gap in gaps}


def by_metric(rows: list[Data]) -> dict[str, Data]:
    return {row["metric"]["id"]: row for row in rows}


def by_id(gaps: list[Data]) -> dict[str, Data]:
    assert [gap["id"] for gap in gaps] == sorted((gap["id"] for gap in gaps), key=_order)
    return {gap["id"]: gap for gap in gaps}


def _order(id_: str) -> tuple[str, str]:
    _, metric, subject = id_.split(":", 2)
    return metric, subject


Side = tuple[dict[str, Data], dict[str, Data]]


def compared(told: Mapping[str, Any], before: Side, after: Side) -> list[object]:
    """What a diff or a simulation tells otherwise than the states on either side do."""
    closed = {id_: gap for id_, gap in before[1].items() if id_ not in after[1]}
    opened = {id_: gap for id_, gap in after[1].items() if id_ not in before[1]}
    pairs = {
        "before": (by_metric(told["before"]), before[0]),
        "after": (by_metric(told["after"]), after[0]),
        "closed": (by_id(told["closed"]), closed),
        "opened": (by_id(told["opened"]), opened),
    }
    return [
        (name, key, got.get(key), want.get(key))
        for name, (got, want) in pairs.items()
        for key in sorted(set(got) | set(want))
        if got.get(key) != want.get(key)
    ]


async def checksum(database: Database) -> str:
    """The whole graph as one sum: every node and relation of both worlds, policies, loads and the ledger's own marks."""
    nodes = await database.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties", timeout=None)
    relations = await database.read(
        "MATCH (a)-[r]->(b) RETURN type(r) AS type, properties(r) AS properties, "
        "[labels(a), a.id, a.recordedAt] AS start, [labels(b), b.id, b.recordedAt] AS finish",
        timeout=None,
    )
    lines = sorted(json.dumps(one, sort_keys=True, default=str) for one in (*nodes, *relations))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
