"""Copies of real policies that apply to the invented demo city (演示副本)."""

from collections.abc import Mapping
from dataclasses import replace

from graph.model.policy import FilterDef, MetricDef, PolicyDef, PolicyFile, RuleDef, SurveyReading, TargetDef
from seeds.policy.coherence import area_level

PREFIX = "99-"
"""No province has the code 99: whatever begins so is invented."""
MARK = "【演示 demo】"


def demo_copy(policy: PolicyFile, areas: Mapping[str, str]) -> PolicyFile:
    """The policy as it would be in the demo city; a file without a policy is returned as it is.

    `areas` gives the demo's area code for each level ("street", "county", "city" …). Policy, rules,
    targets and the file's own metrics take the prefix `99-`; reserved metrics stay the reserved
    ones. Raises KeyError when the demo has no area of a level that the policy or a target needs.
    """
    if policy.policy is None:
        return policy
    own = {metric.id: PREFIX + metric.id for metric in policy.metrics}
    return PolicyFile(
        policy=_policy(policy.policy, areas),
        metrics=tuple(_metric(metric, own) for metric in policy.metrics),
        rules=tuple(_rule(rule, own) for rule in policy.rules),
        targets=tuple(_target(target, own, areas) for target in policy.targets),
    )


def _policy(policy: PolicyDef, areas: Mapping[str, str]) -> PolicyDef:
    return replace(
        policy,
        id=PREFIX + policy.id,
        title=MARK + policy.title,
        jurisdiction="DEMO_" + policy.jurisdiction,
        area=areas[policy.level],
    )


def _metric(metric: MetricDef, own: Mapping[str, str]) -> MetricDef:
    return replace(
        metric,
        id=own[metric.id],
        name=replace(metric.name, zh=MARK + metric.name.zh, en=MARK + metric.name.en),
        filters=tuple(_filter(population, own) for population in metric.filters),
        surveys=tuple(SurveyReading(own.get(s.aspect, s.aspect), s.findings) for s in metric.surveys),
    )


def _filter(population: FilterDef, own: Mapping[str, str]) -> FilterDef:
    metric = population.parameters.get("metric")
    if not isinstance(metric, str):
        return population
    return replace(population, parameters={**population.parameters, "metric": own.get(metric, metric)})


def _rule(rule: RuleDef, own: Mapping[str, str]) -> RuleDef:
    return replace(rule, id=PREFIX + rule.id, metrics=tuple(own.get(metric, metric) for metric in rule.metrics))


def _target(target: TargetDef, own: Mapping[str, str], areas: Mapping[str, str]) -> TargetDef:
    return replace(
        target,
        id=PREFIX + target.id,
        metric=own.get(target.metric, target.metric) if target.metric else None,
        area=areas[area_level(target.area)] if target.area else None,
    )
