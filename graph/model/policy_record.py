"""A policy file as the graph keeps it: nodes with properties, links between them, and metrics read back."""

import json
from dataclasses import asdict
from typing import Any

from graph.model.appointing import appointing_text
from graph.model.bilingual import Bilingual
from graph.model.conditions import ModeCase
from graph.model.dates import stretch
from graph.model.kinds import SurveyFinding
from graph.model.measures import Measure, PopulationFilter, Subject
from graph.model.move import moves_text
from graph.model.policy import FilterDef, MetricDef, PolicyDef, PolicyFile, RuleDef, SurveyReading, TargetDef

Node = tuple[str, str, dict[str, object]]
"""Identifier, label, properties."""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _text(name: str, text: Bilingual | None) -> dict[str, object]:
    return {f"{name}Zh": text.zh, f"{name}En": text.en} if text else {}


def _first(name: str, day: str | None) -> dict[str, object]:
    return {} if day is None else {name: day, name + "First": stretch(day).first, name + "Last": stretch(day).last}


def metric_node(metric: MetricDef) -> Node:
    """A metric with its whole definition, by which any hub process can put it together."""
    definition = _json(asdict(metric))
    values: dict[str, object] = {
        "id": metric.id,
        "type": "Metric",
        "measure": str(metric.measure),
        "judged": metric.judged,
        "personal": metric.personal,
        "parameters": _json({"measure": metric.measure, **metric.parameters, "filters": [asdict(f) for f in metric.filters]}),
        "definition": definition,
        "stated": definition,
        **_text("name", metric.name),
        **_text("population", metric.population),
        **_text("condition", metric.condition),
    }
    return metric.id, "Metric", values


def policy_node(policy: PolicyDef, modes: tuple[ModeCase, ...] = ()) -> Node:
    """A policy document, with its cases of how compounds are to be managed."""
    values: dict[str, object] = {
        "id": policy.id,
        "type": "Policy",
        "title": policy.title,
        "documentNumber": policy.document_number,
        "issuedBy": policy.issued_by,
        "issuedOn": policy.issued_on,
        "jurisdiction": policy.jurisdiction,
        "level": str(policy.level),
        "area": policy.area,
        "version": policy.version,
        "source": policy.source,
        "modes": _json([asdict(case) for case in modes]) if modes else None,
    }
    return policy.id, "Policy", values | {"stated": _json(values)}


def rule_node(rule: RuleDef) -> Node:
    """A rule; the days it is in force also as numbers."""
    values: dict[str, object] = {
        "id": rule.id,
        "type": "Rule",
        "clause": rule.clause,
        "kind": str(rule.kind),
        "strength": str(rule.strength),
        "testable": rule.testable,
        "moves": moves_text(rule.moves, rule.strength),
        **_text("text", rule.text),
        **_text("notTestableBecause", rule.not_testable_because),
        **_first("inForceFrom", rule.in_force_from),
        **_first("inForceUntil", rule.in_force_until),
        "composition": _json(asdict(rule.composition)) if rule.composition else None,
        "appointing": appointing_text(rule.appointing),
    }
    return rule.id, "Rule", values | {"stated": _json([values, rule.metrics])}


def target_node(target: TargetDef, area: str | None) -> Node:
    """A target; `area` is that of its policy where it names none."""
    values: dict[str, object] = {
        "id": target.id,
        "type": "Target",
        "clause": target.clause,
        "area": target.area or area,
        "threshold": target.threshold,
        "count": target.count,
        "leadUnits": list(target.lead_units),
        "responsibleUnits": list(target.responsible_units),
        "testable": target.testable,
        **_first("due", target.due),
        **_text("dueText", target.due_text),
        **_text("notTestableBecause", target.not_testable_because),
    }
    return target.id, "Target", values | {"stated": _json([values, target.metric])}


def nodes(file: PolicyFile) -> list[Node]:
    """Everything a policy file puts into the graph."""
    area = file.policy.area if file.policy else None
    return [
        *(metric_node(metric) for metric in file.metrics),
        *([policy_node(file.policy, file.modes)] if file.policy else []),
        *(rule_node(rule) for rule in file.rules),
        *(target_node(target, area) for target in file.targets),
    ]


def links(file: PolicyFile) -> list[dict[str, str]]:
    """The links of its rules and targets, to their policy and their metrics."""
    if file.policy is None:
        return []
    ids = [rule.id for rule in file.rules] + [target.id for target in file.targets]
    found = [{"from": id_, "type": "SET_BY", "to": file.policy.id} for id_ in ids]
    found += [{"from": rule.id, "type": "TESTED_BY", "to": metric} for rule in file.rules for metric in rule.metrics]
    return found + [{"from": t.id, "type": "ON_METRIC", "to": t.metric} for t in file.targets if t.metric]


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def metric_of(definition: str) -> MetricDef:
    """The metric that `metric_node` wrote."""
    given = json.loads(definition)
    return MetricDef(
        id=given["id"],
        name=Bilingual(**given["name"]),
        subject=Subject(given["subject"]),
        measure=Measure(given["measure"]),
        parameters=_tuples(given["parameters"]),
        filters=tuple(FilterDef(PopulationFilter(f["filter"]), _tuples(f["parameters"])) for f in given["filters"]),
        judged=given["judged"],
        personal=given["personal"],
        population=Bilingual(**given["population"]),
        condition=Bilingual(**given["condition"]),
        surveys=tuple(SurveyReading(s["aspect"], tuple(SurveyFinding(f) for f in s["findings"])) for s in given["surveys"]),
    )
