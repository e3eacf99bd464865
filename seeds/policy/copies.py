"""Copies of real policies that apply to the invented demo city (演示副本)."""

from collections.abc import Mapping
from dataclasses import replace

from graph.model.policy import PolicyDef, PolicyFile, TargetDef
from seeds.policy.coherence import area_level

PREFIX = "99-"
"""No province has the code 99: whatever begins so is invented."""
MARK = "【演示 demo】"


def demo_copy(policy: PolicyFile, areas: Mapping[str, str]) -> PolicyFile:
    """The policy as it would be in the demo city; a file without a policy is returned as it is.

    `areas` gives the demo's area code for each level ("street", "county", "city" …). Policy, rules
    and targets take the prefix `99-`; the metrics stay what they are, since a definition is the same
    wherever it is applied. Raises KeyError when the demo has no area of a level that the policy or a target needs.
    """
    if policy.policy is None:
        return policy
    return PolicyFile(
        policy=_policy(policy.policy, areas),
        metrics=(),
        rules=tuple(replace(rule, id=PREFIX + rule.id) for rule in policy.rules),
        targets=tuple(_target(target, areas) for target in policy.targets),
        modes=policy.modes,
    )


def _policy(policy: PolicyDef, areas: Mapping[str, str]) -> PolicyDef:
    return replace(
        policy,
        id=PREFIX + policy.id,
        title=MARK + policy.title,
        jurisdiction="DEMO_" + policy.jurisdiction,
        area=areas[policy.level],
    )


def _target(target: TargetDef, areas: Mapping[str, str]) -> TargetDef:
    return replace(
        target,
        id=PREFIX + target.id,
        area=areas[area_level(target.area)] if target.area else None,
    )
