"""Metrics, and the policies that set rules and targets (指标与政策)."""

import strawberry

from schema.enums import RuleKind, Strength
from schema.fields import told
from schema.refs import AreaRef, MetricRef, PolicyRef, RuleRef, SourceRef, TargetRef
from schema.scalars import Date, Json
from schema.types_moves import Move, moves_of_rule
from schema.types_node import Node


@strawberry.type(description="指标：对一类对象逐个判断是否达到 / A metric: it judges each subject of a population")
class Metric(Node):
    """A metric."""

    name: str = told("指标名称 / Name of the metric")
    population: str = told("总体：对哪些对象计算 / Population: which subjects are judged")
    condition: str = told("何时算达到 / When a subject has met it")
    judged: bool = told(
        "是否判定型：按已有记录判定，没有记录不算不明 / Whether it judges what is recorded, so that absence is no unknown"
    )
    personal: bool = told(
        "是否依据党员身份，只答给有权查阅者 / Whether it rests on Party membership; answered only to those who may read it"
    )
    parameters: Json = told("参数：计入的组织类别、形式、职务等 / Parameters: which kinds of body, forms and posts count")
    rules: list[RuleRef] = told("由它检验的规则 / The rules it tests")
    targets: list[TargetRef] = told("以它为准的目标 / The targets set on it")


@strawberry.type(description="政策文件 / A policy document")
class Policy(Node):
    """A policy document."""

    title: str = told("标题 / Title")
    document_number: str | None = told("文号 / Document number")
    issued_by: str | None = told("印发单位 / Issued by")
    issued_on: Date | None = told("印发日期 / Day of issue")
    jurisdiction: str = told("适用地区名称 / Name of the jurisdiction")
    area: AreaRef | None = told("适用区划 / The area it applies to")
    source: SourceRef | None = told("出处，未录入为空 / Where its text is from; null where that is not recorded")
    version: int = told("录入版本号，从 1 起 / Version as entered here, from 1 on")
    rules: list[RuleRef] = told("其中的规则 / The rules it sets")
    targets: list[TargetRef] = told("其中的目标 / The targets it sets")


@strawberry.type(description="规则：政策的一条要求 / A rule: one requirement of a policy")
class Rule(Node):
    """One requirement of a policy."""

    policy: PolicyRef = told("所在政策 / The policy that sets it")
    clause: str = told("条款位置，如 二（三）/ Where it stands in the document")
    kind: RuleKind = told("规则类别 / What it is about")
    strength: Strength = told("约束力 / How strongly it binds")
    text: str = told("规则内容概述 / What it says, in short")
    testable: bool = told("能否用数据检验 / Whether data can test it")
    not_testable_because: str | None = told("不能检验的原因 / Why data cannot test it")
    in_force_from: Date | None = told("施行日期 / First day in force")
    in_force_until: Date | None = told("失效日期，当日不计 / Day it ceases to be in force")
    moves: list[Move] = told(
        "所说的兼任流向，不涉及兼任的规则为空 / The moves between bodies that it speaks of; none where it speaks of none",
        read=moves_of_rule,
    )


@strawberry.type(
    description="目标：某指标在某区划、某日前应达到的程度 / A target: how far a metric is to come in an area by a day"
)
class Target(Node):
    """How far a metric is to come, where and by when."""

    policy: PolicyRef = told("所在政策 / The policy that sets it")
    clause: str = told("条款位置 / Where it stands in the document")
    metric: MetricRef | None = told("对应指标 / The metric it is set on")
    area: AreaRef | None = told("适用区划 / The area it applies to")
    threshold: float | None = told("应达到的比例，0 至 1，如 0.8 即 80 % / Share to reach, 0 to 1, e.g. 0.8 for 80 %")
    count: int | None = told("应达到的数量 / Number to reach")
    due: Date | None = told("期限 / Due date")
    due_text: str | None = told("期限的文字表述 / The due date in words")
    lead_units: list[str] = told("牵头单位 / Lead units")
    responsible_units: list[str] = told("责任单位 / Responsible units")
    testable: bool = told("能否用数据检验 / Whether data can test it")
    not_testable_because: str | None = told("不能检验的原因 / Why data cannot test it")
