"""The closed word lists of the contract, with the words of a bundle as values (枚举)."""

from enum import Enum
from typing import Any

import strawberry


def word(value: str, description: str) -> Any:
    """Return an enum value that stands for this word in the graph."""
    return strawberry.enum_value(value, description=description)


@strawberry.enum(description="区划层级，由高到低 / Territorial level, highest first")
class AreaLevel(Enum):
    """Territorial level."""

    PROVINCE = word("province", "省级 / Province")
    CITY = word("city", "地市级 / City or prefecture")
    COUNTY = word("county", "区县级 / District or county")
    STREET = word("street", "街道（镇、乡）/ Street or township")
    COMMUNITY = word("community", "社区（村）/ Community or village")
    GRID = word("grid", "网格 / Grid, a part of a community")


@strawberry.enum(description="组织类别，各对应一种具体类型 / Kind of organisation; each has a concrete type of its own")
class BodyKind(Enum):
    """Kind of organisation."""

    PARTY_ORGANISATION = word("party_organisation", "党组织 / Party organisation")
    RESIDENTS_COMMITTEE = word("residents_committee", "居民委员会 / Residents' committee")
    OWNERS_COMMITTEE = word("owners_committee", "业主委员会 / Owners' committee")
    MANAGEMENT_COMMITTEE = word("management_committee", "物业管理委员会 / Management committee")
    FIRM = word("firm", "物业服务企业 / Property service firm")
    SERVICE_STATION = word("service_station", "党群服务站等服务站 / Service station")
    PUBLIC_OFFICE = word("public_office", "机关、派出机构 / Public office")
    COORDINATION_BODY = word("coordination_body", "议事协调机构 / Coordination body")


@strawberry.enum(description="交叉任职的一端 / An end of a cross appointment")
class CrossEnd(Enum):
    """An end of a cross appointment."""

    AWAY = word("away", "进入一方 / The one sent to")
    HOME = word("home", "派出一方 / The one sent from")


@strawberry.enum(description="小区封闭情况 / How a compound is enclosed")
class CompoundClass(Enum):
    """How a compound is enclosed."""

    CLOSED = word("closed", "封闭式 / Closed")
    SEMI_OPEN = word("semi_open", "半开放式 / Half open")
    OPEN = word("open", "开放式 / Open")


@strawberry.enum(description="小区管理模式 / Management mode of a compound")
class ServiceMode(Enum):
    """Management mode of a compound."""

    PROFESSIONAL = word("professional", "专业物业服务 / Professional property service")
    BUNDLED = word("bundled", "多个小区打包连片服务 / One service for several compounds together")
    QUASI = word("quasi", "准物业服务 / Basic service short of a full one")
    COMMUNITY_ENTRUSTED = word("community_entrusted", "社区托管 / Entrusted to the community")
    SOCIAL_ORGANISATION = word("social_organisation", "社会组织承接 / Run by a social organisation")
    OWNERS_SELF_MANAGED = word("owners_self_managed", "业主自行管理 / Managed by the owners themselves")
    STATE_BACKSTOP = word("state_backstop", "国有企业兜底服务 / Provided by a state firm as a last resort")
    RESIDENT_FOUNDED_FIRM = word("resident_founded_firm", "居民自办企业服务 / Served by a firm the residents founded")
    COMMUNITY_SERVICE_CENTRE = word("community_service_centre", "社区服务中心承接 / Run by a community service centre")


@strawberry.enum(description="四种结论；没有记录是未知，不是未达到 / The four answers; absence of a record is unknown, not unmet")
class Verdict(Enum):
    """The four answers."""

    MET = word("MET", "已达到 / Met")
    NOT_MET = word("NOT_MET", "未达到 / Not met")
    UNKNOWN = word("UNKNOWN", "情况不明 / Not known")
    EXEMPT = word("EXEMPT", "经核查免除 / Exempt, as a survey found")


@strawberry.enum(description="目标完成情况 / How a target stands")
class Standing(Enum):
    """How a target stands."""

    MET = word("MET", "已完成 / Met")
    ON_TRACK = word("ON_TRACK", "预计可按期完成 / Expected to be met in time")
    AT_RISK = word("AT_RISK", "预计难以按期完成，或没有期限 / Not expected in time, or without a due date")
    MISSED = word("MISSED", "已过期限仍未完成 / Past its due date and not met")
    NOT_TESTABLE = word(
        "NOT_TESTABLE", "无从核算：总体为空或全部不明 / Cannot be tested: nothing to count, or nothing known of it"
    )


@strawberry.enum(description="某日的任职状态 / Status of an appointment on a day")
class AppointmentStatus(Enum):
    """Status of an appointment."""

    PROPOSED = word("proposed", "已提名 / Proposed")
    UNDER_REVIEW = word("under_review", "审核中 / Under review")
    PUBLICISED = word("publicised", "公示中 / Publicised")
    APPROVED = word("approved", "已批准，未到任 / Approved, not yet in office")
    IN_OFFICE = word("in_office", "在任 / In office")
    SUSPENDED = word("suspended", "停职 / Suspended on that day")
    ENDED = word("ended", "已离任 / Ended")
    REJECTED = word("rejected", "未获批准 / Rejected")
    WITHDRAWN = word("withdrawn", "已撤回 / Withdrawn")


@strawberry.enum(description="任职操作 / What is done to an appointment")
class AppointmentAction(Enum):
    """What is done to an appointment."""

    REVIEW = word("REVIEW", "审核 / Reviewed")
    PUBLICISE = word("PUBLICISE", "公示 / Publicised")
    APPROVE = word("APPROVE", "批准 / Approved")
    FILE = word("FILE", "备案，自批准起任何状态均可 / Filed, in any status from approval on")
    TAKE_OFFICE = word("TAKE_OFFICE", "就任 / Takes office")
    SUSPEND = word("SUSPEND", "停职 / Suspended")
    RESUME = word("RESUME", "复职 / Resumes")
    REJECT = word("REJECT", "不予通过 / Rejected")
    WITHDRAW = word("WITHDRAW", "撤回 / Withdrawn")


@strawberry.enum(description="规则类别 / What a rule is about")
class RuleKind(Enum):
    """What a rule is about."""

    APPOINTMENT = word("appointment", "任职 / Who may or shall hold a post")
    COMPOSITION = word("composition", "人员构成 / How a body is composed")
    PROCEDURE = word("procedure", "程序 / How something is done")
    OBLIGATION = word("obligation", "履职义务 / What is to be done, and how often")


@strawberry.enum(description="条款约束力 / How strongly a clause binds")
class Strength(Enum):
    """How strongly a clause binds."""

    MUST = word("must", "应当 / Must")
    SHOULD = word("should", "一般应当，可有例外 / Should, with exceptions")
    MAY = word("may", "可以 / May")
    PRIORITY = word("priority", "优先 / To be preferred")


@strawberry.enum(description="用户角色 / Role of a viewer")
class Role(Enum):
    """Role of a viewer."""

    VIEWER = word("VIEWER", "查阅者 / Reads what is public")
    FRONTEND = word("FRONTEND", "前端应用 / A frontend application")
    ORGANISATION = word("ORGANISATION", "组织部门 / Organisation department")
    EDITOR = word("EDITOR", "录入人员 / Records and corrects facts")
    AUDITOR = word("AUDITOR", "审计人员 / Reads the log of changes and of access")
    ADMIN = word("ADMIN", "管理员 / Administrator")


@strawberry.enum(description="小区排序依据 / What compounds are sorted by")
class CompoundOrderField(Enum):
    """What compounds are sorted by."""

    NAME = word("NAME", "按名称 / By name")
    AREA = word("AREA", "按所在区划代码 / By the code of their area")
    HOUSEHOLDS = word("HOUSEHOLDS", "按户数 / By number of households")
    BUILT_ON = word("BUILT_ON", "按建成日期 / By the date they were built")


@strawberry.enum(description="走势的间隔 / How far apart the points of a trend are")
class Step(Enum):
    """How far apart the points of a trend are."""

    MONTH = word("MONTH", "逐月 / A month")
    QUARTER = word("QUARTER", "逐季（三个月）/ Three months")
    YEAR = word("YEAR", "逐年 / A year")
