"""Remedies as an operation, and what the oracle and the load's own checks say of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.model.dates import day_number
from graph.model.kinds import BODY_TYPE, RESERVED_METRICS
from graph.model.tables import TABLE
from graph.store.measures import metric_map
from seeds.check import Known, KnownRecord, check
from seeds.policy import shipped_policies
from tests.agreement.hub import Hub, bundle_of
from tests.oracle.answers import verdict
from tests.oracle.days import Truth
from tests.oracle.metric_table import METRICS, metric_of
from tests.oracle.places import area_of, areas_around
from tests.oracle.populations import place_in_population
from tests.oracle.world import IDENTIFIER, Record, State

REMEDIES = """query Remedies($within: ID!, $metrics: [ID!], $asOf: Date, $after: String) {
  coverageGaps(within: $within, metrics: $metrics, asOf: $asOf, first: 200, after: $after) {
    edges { node { id verdict subject { id } metric { id } explanation
      remedies { description changes { table row } candidates(first: 3) { person { id name } score for against } } } }
    pageInfo { hasNextPage hasPreviousPage endCursor } totalCount
  }
}"""
GAP = frozenset({"NOT_MET", "UNKNOWN"})
Change = Mapping[str, Any]
LATER = 10**18


@dataclass(frozen=True)
class Court:
    """What is known now, against which remedies are tried without the hub."""

    state: State
    known: Known

    @classmethod
    def over(cls, state: State, metrics: Sequence[str]) -> "Court":
        records = {one.id: KnownRecord(one.table, one.id, one.cells) for one in state.records.values()}
        return cls(state, Known(records, metric_ids=set(RESERVED_METRICS) | set(metrics), rule_ids=_rules(state)))

    def refused(self, changes: Sequence[Change]) -> list[str]:
        """The errors for which a load would refuse the changes."""
        rows: dict[str, list[Mapping[str, str]]] = {}
        for change in changes:
            rows.setdefault(change["table"], []).append(change["row"])
        findings = check(bundle_of(rows), self.known).findings
        return [f"{one.code} {one.message}" for one in findings if one.severity == "error"]

    def stands(self, metric: str, subject: str, day: date, changes: Sequence[Change]) -> bool:
        """Whether the gap is still one with the changes."""
        rows = [Record(one["table"], one["row"][IDENTIFIER.get(one["table"], "id")], one["row"], LATER) for one in changes]
        after = State({**self.state.records, **{row.id: row for row in rows}}.values(), LATER)
        return verdict(after, metric, subject, day)[1] in GAP

    def faults(self, gap: Mapping[str, Any], day: date) -> list[object]:
        """What is wrong with the remedies of a gap: not closing it, refused, or with a change too many."""
        metric, subject = gap["metric"]["id"], gap["subject"]["id"]
        found: list[object] = []
        for remedy in gap["remedies"]:
            changes = remedy["changes"]
            if errors := self.refused(changes):
                found.append((gap["id"], day, remedy["description"], "refused", errors))
            elif self.stands(metric, subject, day, changes):
                found.append((gap["id"], day, remedy["description"], "does not close"))
            for change in changes:
                rest = [one for one in changes if one is not change]
                if not self.refused(rest) and not self.stands(metric, subject, day, rest):
                    found.append((gap["id"], day, remedy["description"], "superfluous", change))
        return found


def _rules(state: State) -> set[str]:
    return {one["basis"] for one in state.table("appointments")} | {one["required_by"] for one in state.table("posts")}


def metric_maps() -> dict[str, dict[str, object]]:
    """The reserved metrics as the statements take them."""
    defined = {metric.id: metric for file in shipped_policies() for metric in file.metrics}
    return {id_: metric_map(defined[id_], defined) for id_ in METRICS}


def by_measure() -> list[list[str]]:
    """The reserved metrics, those of one measure together: they are judged by one statement."""
    found: dict[object, list[str]] = {}
    for id_, one in metric_maps().items():
        found.setdefault(one["measure"], []).append(id_)
    return list(found.values())


def around(state: State, metric: Mapping[str, object], subject: str, answer: str, day: date) -> dict[str, Any]:
    """The scene of a gap as graph/metrics/remedies.cypher tells it, out of everything that is recorded."""
    area = area_of(state, state.one(subject))
    near = area and next((code for code in areas_around(state, area)[:2] if state.one(code)["level"] == "community"), None)
    place = place_in_population(state, metric_of(str(metric["id"])), state.one(subject), day)
    return {
        "metric": metric,
        "subject": subject,
        "area": area,
        "community": near,
        "communityName": state.one(near)["name"] if near else None,
        "day": day_number(day),
        "place": {Truth.NO: 0, Truth.PERHAPS: 1, Truth.CERTAIN: 2}[place],
        "verdict": answer,
        "records": [
            {"type": _type(one), "stated": json.dumps(dict(one.cells)), "at": one.recorded_at} for one in state.records.values()
        ],
        "busy": [],
        "named": [],
    }


def _type(record: Record) -> str:
    return BODY_TYPE[record["kind"]] if record.table == "bodies" else TABLE[record.table].label


async def gaps_with_remedies(hub: Hub, within: str, metrics: Sequence[str], day: date) -> list[dict[str, Any]]:
    """Every gap of these metrics with its remedies."""
    return await hub.every(REMEDIES, "coverageGaps", within=within, metrics=list(metrics), asOf=day.isoformat())
