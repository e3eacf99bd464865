"""Policy as data (政策即数据): what a policy file says.

A measure is code (graph/model/measures.py); which bodies it counts, over which population, to which share, by
when and by which clause is data. The reader lives in seeds.policy; docs/policies.md explains every word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from graph.model import kinds
from graph.model.appointing import NOTHING_SAID, Appointing
from graph.model.bilingual import Bilingual
from graph.model.measures import Measure, PopulationFilter, Subject
from graph.model.move import Move

if TYPE_CHECKING:
    from graph.model.conditions import Composition, ModeCase


class RuleKind(StrEnum):
    """What a rule is about (规则类别)."""

    APPOINTMENT = "appointment"
    COMPOSITION = "composition"
    PROCEDURE = "procedure"
    OBLIGATION = "obligation"


class Strength(StrEnum):
    """How strongly a clause binds (约束力): 应当, 原则上, 可以, 优先."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"
    PRIORITY = "priority"


ParameterValue: TypeAlias = str | bool | int | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilterDef:
    """One population filter with its parameters (总体条件)."""

    filter: PopulationFilter
    parameters: Mapping[str, ParameterValue]


@dataclass(frozen=True, slots=True)
class SurveyReading:
    """Surveys of another metric that are read as made for this one (核查沿用)."""

    aspect: str
    findings: tuple[kinds.SurveyFinding, ...]


@dataclass(frozen=True, slots=True)
class MetricDef:
    """One metric (指标): a measure, its parameters and its population.

    `surveys` comes on top of the surveys of the metric's own id, which always count.
    """

    id: str
    name: Bilingual
    subject: Subject
    measure: Measure
    parameters: Mapping[str, ParameterValue]
    filters: tuple[FilterDef, ...]
    judged: bool
    personal: bool
    population: Bilingual
    condition: Bilingual
    surveys: tuple[SurveyReading, ...]


@dataclass(frozen=True, slots=True)
class RuleDef:
    """One rule with its clause (规则). Days are full ISO dates; None is open or not stated."""

    id: str
    clause: str
    kind: RuleKind
    strength: Strength
    text: Bilingual
    testable: bool
    not_testable_because: Bilingual | None
    in_force_from: str | None
    in_force_until: str | None
    metrics: tuple[str, ...]
    composition: "Composition | None" = None
    moves: tuple[Move, ...] = ()
    appointing: Appointing = NOTHING_SAID


@dataclass(frozen=True, slots=True)
class TargetDef:
    """One target with its clause (目标).

    `threshold` is a share, above 0 and up to 1; `count` a number of subjects; at most one is set.
    `area` None is the area of the policy.
    """

    id: str
    clause: str
    metric: str | None
    area: str | None
    threshold: float | None
    count: int | None
    due: str | None
    due_text: Bilingual | None
    lead_units: tuple[str, ...]
    responsible_units: tuple[str, ...]
    testable: bool
    not_testable_because: Bilingual | None


@dataclass(frozen=True, slots=True)
class PolicyDef:
    """One policy document (政策文件). `area` None: the text names none that has a code."""

    id: str
    title: str
    document_number: str | None
    issued_by: str | None
    issued_on: str | None
    jurisdiction: str
    level: kinds.AreaLevel
    area: str | None
    version: int
    source: str | None


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """What one policy file holds. `policy` is None in a file of metrics only."""

    policy: PolicyDef | None
    metrics: tuple[MetricDef, ...]
    rules: tuple[RuleDef, ...]
    targets: tuple[TargetDef, ...]
    modes: "tuple[ModeCase, ...]" = ()
