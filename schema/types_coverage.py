"""Coverage, how targets stand, and the gaps behind the figures (覆盖情况)."""

import strawberry

from schema.enums import Standing, Verdict
from schema.fields import told
from schema.refs import AreaRef, MetricRef, RemedyRef, RuleRef, SourceRef, TargetRef
from schema.scalars import Date, DateTime
from schema.types_node import Node


@strawberry.type(description="某区划的某指标对其目标的完成情况 / How a target on a metric stands in an area")
class TargetStanding:
    """How a target stands."""

    target: TargetRef = told("目标 / The target")
    standing: Standing = told("完成情况 / How it stands")
    shortfall: int | None = told("还差多少个对象达标，不低于 0 / Subjects still missing, never below 0")
    forecast: float | None = told(
        "到期日的预计比例，0 至 1：按已载的终止与起始推至到期日，再按近 365 天的进度顺延；"
        "没有未到的期限时取当日比例 / "
        "Rate expected on the due day, 0 to 1: what is known to end or begin by then, and the pace of the last 365 days "
        "carried on; the day's own rate without a due day ahead"
    )


@strawberry.type(
    description="某区划某指标的覆盖情况，各行之和等于总计 / Coverage of a metric in an area; rows add up to the whole"
)
class Coverage:
    """Coverage of a metric in an area."""

    metric: MetricRef = told("指标 / The metric")
    area: AreaRef = told("区划 / The area")
    as_of: Date = told("所答的那一天 / The day answered for")
    known_at: DateTime = told("按哪一时刻已录入的情况 / The instant whose knowledge is answered from")
    population: int = told("总体数量，单位：个 / Number of subjects")
    met: int = told("已达到的数量 / Number met")
    not_met: int = told("未达到的数量 / Number not met")
    unknown: int = told("情况不明的数量 / Number not known")
    exempt: int = told("免除的数量 / Number exempt")
    rate: float | None = told(
        "比例：已达到 ÷（已达到 + 未达到），0 至 1，除数为 0 时为空 / met ÷ (met + notMet), 0 to 1; null where the divisor is 0"
    )
    lower_bound: float | None = told("下限：不明者全算未达到 / The rate if all that is unknown were unmet")
    upper_bound: float | None = told("上限：不明者全算已达到 / The rate if all that is unknown were met")
    targets: list[TargetStanding] = told("适用的目标及完成情况 / The targets that apply, and how each stands")


@strawberry.type(description="判断缺口时查看过的一项依据 / One thing looked at in judging a gap")
class Evidence:
    """One thing looked at."""

    node: Node | None = told("查看的记录 / The record looked at")
    counted: bool = told("是否计入 / Whether it counted")
    reason: str = told("计入或不计入的原因 / Why it counted or did not")
    sources: list[SourceRef] = told("出处 / Where it is stated")


@strawberry.type(
    description="缺口：某对象尚未达到某指标，或情况不明 / A gap: a subject that has not met a metric, or perhaps not"
)
class CoverageGap(Node):
    """A subject that has not met a metric."""

    id: strawberry.ID = told(
        "编号，形如 gap:指标:对象，经 node 查询时按今天作答 / gap:METRIC:SUBJECT; asked through `node` it answers as of today"
    )
    metric: MetricRef = told("指标 / The metric")
    subject: Node = told("对象，如小区 / The subject, e.g. a compound")
    area: AreaRef = told("对象所在区划 / The area the subject lies in")
    verdict: Verdict = told("结论，未达到或情况不明 / Verdict: not met or unknown")
    since: Date | None = told("此结论不间断持续至所问日的第一天 / First day of the unbroken stretch with this verdict")
    rules: list[RuleRef] = told("适用的规则 / The rules that apply")
    targets: list[TargetRef] = told("适用的目标 / The targets that apply")
    explanation: str = told(
        "说明：依据哪条、计了什么、缺什么 / Which clause, what was counted, what is missing; in the language of Accept-Language"
    )
    evidence: list[Evidence] = told("依据 / What was looked at")
    remedies: list[RemedyRef] = told(
        "补救措施：最小的变更，试算即消除此缺口；无从补救的为空 / "
        "Minimal changes; applying one in `simulate` on the gap's day closes the gap; empty where nothing can cure it"
    )


@strawberry.type(
    description="两日对比：其间消除和新出现的缺口，以及两日的覆盖情况 / "
    "Two days compared: the gaps closed and opened between them, and the coverage of both"
)
class CoverageDiff:
    """Two days compared."""

    from_: Date = told("起始日 / The first of the two days", name="from")
    to: Date = told("对照日 / The second of the two days")
    closed: list[CoverageGap] = told(
        "已消除：起始日是缺口、对照日不是；按起始日的情况说明。结论由未达到变为不明或相反的，仍是缺口，不在此列 / "
        "Closed: gaps on `from` that are none on `to`, told as on `from`; a gap whose verdict turns from NOT_MET to UNKNOWN "
        "or back stays a gap and is in neither list"
    )
    opened: list[CoverageGap] = told(
        "新出现：对照日是缺口、起始日不是；按对照日的情况说明 / Opened: gaps on `to` that were none on `from`, told as on `to`"
    )
    before: list[Coverage] = told("起始日的覆盖情况，每个指标一行 / Coverage on `from`, one row per metric")
    after: list[Coverage] = told("对照日的覆盖情况，每个指标一行 / Coverage on `to`, one row per metric")


@strawberry.type(
    description="试算结果：变更前后的覆盖情况与缺口变化，什么都不会保存 / What changes would do; nothing of it is kept"
)
class Simulation:
    """What changes would do."""

    before: list[Coverage] = told("变更前的覆盖情况，每个指标一行 / Coverage without the changes, one row per metric")
    after: list[Coverage] = told("变更后的覆盖情况，每个指标一行 / Coverage with the changes, one row per metric")
    closed: list[CoverageGap] = told(
        "变更所消除的缺口，按变更前的情况说明 / Gaps that the changes close, told as without the changes"
    )
    opened: list[CoverageGap] = told("变更所带来的缺口，按变更后的情况说明 / Gaps that they open, told as with the changes")
