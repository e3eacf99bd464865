"""Organisations of the governance graph: one interface, one concrete type for each kind (组织)."""

import strawberry

from schema.enums import BodyKind
from schema.fields import AS_OF_OR_ALL, KNOWN_AT, PAGE, TIMES, WITHIN, argument, asked, optional, told
from schema.pages import Connection
from schema.refs import (
    AppointmentRef,
    AreaRef,
    BodyRef,
    CompositionRef,
    CompoundRef,
    ContactRef,
    PostRef,
    ProcedureStepRef,
    ServiceRef,
    SourceRef,
)
from schema.scalars import Date
from schema.types_node import Node

COMPOSED = (
    "当日人员构成，及适用规则的各项要求是否达到 / "
    "How it is composed on the day, and whether what the rules that apply require of it is met"
)


@strawberry.interface(description="治理图谱中的组织，每种类别有一个具体类型 / Any organisation; each kind has a concrete type")
class Body(Node):
    """Any organisation."""

    name: str = told("组织名称 / Name of the body")
    kind: BodyKind = told("组织类别 / Kind of body")
    form: str | None = told("组织形式，如 general_branch、temporary / Form, e.g. general_branch or temporary")
    area: AreaRef | None = told("所在区划，企业为登记地 / The area it lies in; for a firm where it is registered")
    compounds: list[CompoundRef] = told("设立所在或覆盖的小区 / The compounds it is set up in")
    parent: BodyRef | None = told("上级组织 / The body above it")
    established_on: Date | None = told("成立日期 / Date of establishment")
    dissolved_on: Date | None = told("撤销日期 / Date of dissolution")
    sources: list[SourceRef] = told("出处 / Where this is stated")
    contacts: list[ContactRef] = told(
        "公开联系方式：地址、电话、网站等，按编号排列 / Its published contacts, such as an address or telephone, ordered by id"
    )
    steps: list[ProcedureStepRef] = told(
        "组建程序各步：公告、推荐、审核、公示等 / Steps of its formation: announcement, nomination, screening, publicity …"
    )
    posts: list[PostRef] = asked(
        "职务，含空缺；给出日期时只列当日确定存在的 / Its posts, vacant ones too; with a day those that certainly exist then",
        AS_OF_OR_ALL,
        KNOWN_AT,
    )
    appointments: Connection[AppointmentRef] = asked(
        "任职，不论状态；给出日期时只列任期覆盖或可能覆盖当日的 / "
        "Its appointments of any status; with a day those whose period holds or may hold then",
        AS_OF_OR_ALL,
        KNOWN_AT,
        *PAGE,
    )


@strawberry.type(description="党组织 / A Party organisation")
class PartyOrganisation(Body):
    """A Party organisation."""


@strawberry.type(description="居民委员会或居民小组 / A residents' committee or residents' group")
class ResidentsCommittee(Body):
    """A residents' committee."""


@strawberry.type(description="业主委员会 / An owners' committee")
class OwnersCommittee(Body):
    """An owners' committee."""

    composition: CompositionRef | None = asked(COMPOSED, *TIMES)


@strawberry.type(description="物业管理委员会，常设或临时 / A management committee, permanent or temporary")
class ManagementCommittee(Body):
    """A management committee."""

    composition: CompositionRef | None = asked(COMPOSED, *TIMES)


@strawberry.type(
    description="企业，一般为物业服务企业，其形式说明是哪一种 / A firm, as a rule of property service; its form tells the sort"
)
class Firm(Body):
    """A property service firm."""

    services: list[ServiceRef] = asked(
        "当日确定有效、由本企业提供的服务 / The services it provides that certainly hold on the day",
        WITHIN,
        argument(
            "filed",
            optional(bool),
            "是则只要备案日期确定不晚于当日的；否则只要其余的，含日期在后、不能确定或未载明的；缺省为两者 / "
            "true: only those certainly filed by the day; false: only the others – filed later, perhaps, or no day stated; "
            "both when null",
        ),
        *TIMES,
    )


@strawberry.type(description="服务站，设在社区或网格 / A service station of a community or grid")
class ServiceStation(Body):
    """A service station."""


@strawberry.type(description="机关、派出机构等公共部门 / A public office")
class PublicOffice(Body):
    """A public office."""


@strawberry.type(
    description="议事协调机构，如领导小组、联席会议、专班 / A coordination body, such as a leading group or task force"
)
class CoordinationBody(Body):
    """A coordination body."""


BODIES: tuple[type[Body], ...] = (
    PartyOrganisation,
    ResidentsCommittee,
    OwnersCommittee,
    ManagementCommittee,
    Firm,
    ServiceStation,
    PublicOffice,
    CoordinationBody,
)
