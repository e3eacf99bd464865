"""Policy as data (政策即数据): what a policy file says, and the closed vocabulary it may say it in.

A measure is code; which bodies it counts, over which population, to which share, by when and by
which clause is data. The reader lives in seeds.policy; docs/policies.md explains every word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from graph.model import kinds
from graph.model.move import Move

if TYPE_CHECKING:
    from graph.model.conditions import Composition, ModeCase


class Measure(StrEnum):
    """The question a metric asks of each subject (测度)."""

    BODY_SET_UP = "body_set_up"
    SERVICE_HOLDS = "service_holds"
    FIRM_POST_IN_COMMUNITY = "firm_post_in_community"
    SAME_PERSON = "same_person"


JUDGED_MEASURES: frozenset[str] = frozenset({Measure.SAME_PERSON})
"""Measures that judge what is recorded (判定型); the others ask whether something exists (存在型)."""


class PopulationFilter(StrEnum):
    """A condition that puts a subject into a metric's population (总体条件)."""

    SERVED_BY_FIRM = "served_by_firm"
    NOT_SERVED_BY_FIRM = "not_served_by_firm"
    MATURE = "mature"
    CLASS = "class"
    WITH_METRIC = "with_metric"
    WITHOUT_METRIC = "without_metric"
    LISTED_BY = "listed_by"


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


class Subject(StrEnum):
    """What a metric judges one by one (计量对象)."""

    COMPOUND = "compound"


class Takes(StrEnum):
    """What a parameter takes (参数取值)."""

    WORDS = "words"
    WORD = "word"
    FLAG = "flag"
    NUMBER = "number"
    DAY = "day"
    METRIC = "metric"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in Chinese and English (双语文本)."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a measure or a filter (参数), with the words it may take."""

    name: str
    takes: Takes
    meaning: Bilingual
    words: tuple[str, ...] = ()
    required: bool = True


ALL_FORMS: tuple[str, ...] = tuple(dict.fromkeys(form for forms in kinds.FORMS.values() for form in forms))
_BODY_KINDS = tuple(str(kind) for kind in kinds.BodyKind)
_POST_KINDS = tuple(str(kind) for kind in kinds.PostKind)
_PARTY_FORMS = kinds.FORMS["party_organisation"]
_CLASSES = tuple(str(word) for word in kinds.CompoundClass)


def _words(name: str, words: tuple[str, ...], zh: str, en: str, *, required: bool = True) -> Parameter:
    return Parameter(name, Takes.WORDS, Bilingual(zh, en), words, required)


def _word(name: str, words: tuple[str, ...], zh: str, en: str) -> Parameter:
    return Parameter(name, Takes.WORD, Bilingual(zh, en), words)


MEASURE_PARAMETERS: dict[Measure, tuple[Parameter, ...]] = {
    Measure.BODY_SET_UP: (
        _words("kinds", _BODY_KINDS, "计入的组织类别", "kinds of body that count"),
        _words("forms", ALL_FORMS, "只计这些形式；不写为全部", "only these forms; all when left out", required=False),
        _words("without_forms", ALL_FORMS, "不计这些形式", "forms that do not count", required=False),
    ),
    Measure.SERVICE_HOLDS: (
        _words(
            "modes",
            tuple(str(mode) for mode in kinds.ServiceMode),
            "计入的管理模式；不写为全部",
            "service modes that count; all when left out",
            required=False,
        ),
        Parameter(
            "firm_only",
            Takes.FLAG,
            Bilingual("只计由企业提供的服务", "only services that a firm provides"),
            required=False,
        ),
    ),
    Measure.FIRM_POST_IN_COMMUNITY: (
        _words("home_posts", _POST_KINDS, "在服务企业中的职务，任一即可", "posts in a serving firm; any of them fits"),
        _word("away_kind", _BODY_KINDS, "所属社区中的组织类别", "kind of body in the compound's community"),
        _words("away_forms", ALL_FORMS, "该组织的形式", "forms of that body"),
        _words("away_posts", _POST_KINDS, "在该组织中兼任的职务", "posts held there as well"),
    ),
    Measure.SAME_PERSON: (
        _words("home_forms", _PARTY_FORMS, "党组织的形式", "forms of the Party organisation"),
        _word("home_post", _POST_KINDS, "在党组织中的职务", "post in the Party organisation"),
        _words("away_kinds", _BODY_KINDS, "另一组织的类别", "kinds of the other body"),
        _word("away_post", _POST_KINDS, "在另一组织中的职务", "post in the other body"),
    ),
}
"""The parameters of each measure: nothing else may stand under `parameters`."""

_METRIC = Parameter("metric", Takes.METRIC, Bilingual("另一指标的编号", "id of another metric"))
FILTER_PARAMETERS: dict[PopulationFilter, tuple[Parameter, ...]] = {
    PopulationFilter.SERVED_BY_FIRM: (),
    PopulationFilter.NOT_SERVED_BY_FIRM: (),
    PopulationFilter.MATURE: (),
    PopulationFilter.CLASS: (_words("classes", _CLASSES, "小区类型，任一即可", "any of these classes of compound"),),
    PopulationFilter.WITH_METRIC: (_METRIC,),
    PopulationFilter.WITHOUT_METRIC: (_METRIC,),
    PopulationFilter.LISTED_BY: (
        _words("forms", _PARTY_FORMS, "设于该小区的党组织的形式，任一即可", "any of these forms of Party organisation"),
    ),
}
"""The parameters of each filter, written beside the filter's name."""

ParameterValue: TypeAlias = str | bool | tuple[str, ...]


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
