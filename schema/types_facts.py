"""What happened and who says so: services, activities, surveys, sources (事实与出处)."""

import strawberry

from schema.enums import ServiceMode
from schema.fields import TIMES, asked, told
from schema.refs import AppointmentRef, BodyRef, CompoundRef, MetricRef, PersonRef, SourceRef
from schema.scalars import Date
from schema.types_node import Node


@strawberry.type(description="物业服务：谁以何种模式管理小区 / Who manages a compound, in which mode")
class Service(Node):
    """Who manages a compound, in which mode."""

    compound: CompoundRef = told("被管理的小区 / The compound managed")
    mode: ServiceMode = told("管理模式 / Management mode")
    provider: BodyRef | None = told("服务提供者，未载明为空 / Who provides it; null where not stated")
    project_managers: list[AppointmentRef] = asked(
        "当日确定在任的项目负责人：提供者中只负责本小区或负责全部小区的 / "
        "Who certainly is project manager on the day: in the provider, for this compound or for all of them",
        *TIMES,
    )
    since: Date | None = told("起始日期 / First day")
    until: Date | None = told("终止日期，当日不计 / Day of the end, no longer counted")
    filed_on: Date | None = told("合同备案日期 / Day the contract was filed")
    featured: bool | None = told("是否示范项目，未载明为空 / Whether it is a model project; null where not stated")
    sources: list[SourceRef] = told("出处 / Where this is stated")


@strawberry.type(description="房产所有：某人在小区有住房 / A person owns a home in a compound")
class Ownership(Node):
    """A person owns a home in a compound."""

    person: PersonRef = told("业主 / The owner")
    compound: CompoundRef = told("住房所在小区 / The compound of the home")
    since: Date | None = told("起始日期 / First day")
    until: Date | None = told("终止日期，当日不计 / Day of the end, no longer counted")
    sources: list[SourceRef] = told("出处 / Where this is stated")


@strawberry.type(description="受雇：某人是企业员工 / A person is on the staff of a firm")
class Employment(Node):
    """A person is on the staff of a firm."""

    person: PersonRef = told("员工 / The member of staff")
    firm: BodyRef = told("企业 / The firm")
    since: Date | None = told("起始日期 / First day")
    until: Date | None = told("终止日期，当日不计 / Day of the end, no longer counted")
    sources: list[SourceRef] = told("出处 / Where this is stated")


@strawberry.type(description="公开联系方式：单位的，不是个人的 / A published contact of a body, never of a person")
class Contact(Node):
    """A published contact of a body."""

    kind: str = told(
        "类别：address、telephone、hotline、website、site_filing、mini_program、app、official_account 之一 / "
        "Kind: one of address, telephone, hotline, website, site_filing, mini_program, app, official_account"
    )
    value: str = told("内容，照原文 / The contact as published")
    body: BodyRef = told("所属单位 / The body it belongs to")
    sources: list[SourceRef] = told("出处 / Where this is stated")


@strawberry.type(
    description="活动：会议、评议、公示、报告、投诉等 / A meeting, assessment, disclosure, report, complaint, inspection …"
)
class Activity(Node):
    """Something that was done or is due."""

    kind: str = told("活动类别，如 meeting、complaint / Kind, e.g. meeting or complaint")
    subject: Node = told("活动针对的对象 / What it is about")
    on: Date | None = told("发生或受理日期 / Day it took place or was received")
    due: Date | None = told("应完成日期 / Day it is due")
    done_on: Date | None = told("完成日期 / Day it was done")
    period: str | None = told("所属周期，如 2026、2026-Q1 / Period it belongs to, e.g. 2026 or 2026-Q1")
    result: str | None = told("结果 / Result")
    value: float | None = told("结果数值，单位随活动而定 / Figure of the result; its unit depends on the kind")
    participants: list[Node] = told("参加者，人员或组织 / Those who took part, people or bodies")
    sources: list[SourceRef] = told("出处 / Where this is stated")


@strawberry.type(description="核查：某日有人看过，结论如何 / A survey: somebody looked on a day and found this")
class Survey(Node):
    """Somebody looked, and found this."""

    subject: Node = told("被核查的对象，也可为区划 / What was looked at, an area too")
    metric: MetricRef = told("核查的指标 / The metric it is about")
    on: Date = told("核查日期 / Day of the survey")
    finding: str = told(
        "结论：complete、withdrawn、none、present、exempt 之一 / Finding: one of complete, withdrawn, none, present, exempt"
    )
    reason: str | None = told("理由，免除时尤须说明 / Reason, above all of an exemption")
    sources: list[SourceRef] = told("出处 / Where this is stated")


@strawberry.type(description="出处：文件、登记、报告等 / Where a fact is stated: a document, register or report")
class Source(Node):
    """Where a fact is stated."""

    title: str = told("标题 / Title")
    document_number: str | None = told("文号 / Document number")
    publisher: str | None = told("发布单位 / Publisher")
    published_on: Date | None = told("发布日期 / Day of publication")
    url: str | None = told("网址 / Web address")
