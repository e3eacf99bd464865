"""Posts, those who hold them, and how they came to (职务与任职)."""

import strawberry

from schema.enum_posts import PostKind
from schema.enums import AppointmentStatus
from schema.fields import AS_OF, TIMES, asked, told
from schema.refs import (
    AppointmentRef,
    BodyRef,
    CompoundRef,
    PersonRef,
    PostRef,
    ProcedureStepRef,
    RuleRef,
    SourceRef,
    SuspensionRef,
)
from schema.scalars import Date, DateTime
from schema.types_node import Node


@strawberry.type(description="组织中的一个职务，空缺时也存在 / A post in a body; it exists whether or not someone holds it")
class Post(Node):
    """A post in a body."""

    body: BodyRef = told("所属组织 / The body it belongs to")
    kind: PostKind = told("职务类别 / Kind of post")
    title: str = told("职务名称，如 副站长 / Title as written, e.g. deputy head")
    seats: int = told("职数，单位：人 / Number of seats")
    compound: CompoundRef | None = told(
        "只负责此小区时的小区，如项目负责人 / The one compound it is for, as for a project manager"
    )
    required_by: RuleRef | None = told("要求设此职务的规则 / The rule that requires it")
    vacant_seats: int = asked(
        "当日空缺数：职数减去确定已占的，停职者仍占；职务或组织当日不确定存在时为 0 / "
        "Seats less those certainly taken on the day, suspended holders included; 0 where post or body does not certainly exist",
        *TIMES,
    )
    holders: list[AppointmentRef] = asked(
        "当日确定在任者，不含停职 / Those who certainly hold it on the day, suspended ones aside", *TIMES
    )


@strawberry.type(description="任职：一人在一段时间担任一个职务 / One person holding one post for one period")
class Appointment(Node):
    """One person holding one post for one period."""

    person: PersonRef = told("任职人 / Who holds the post")
    post: PostRef = told("所任职务 / The post held")
    since: Date | None = told("起始日期，当日起算 / First day")
    until: Date | None = told("终止日期，当日不计 / Day of the end, no longer counted")
    status: AppointmentStatus = asked("当日状态 / Status on the day", AS_OF)
    suspensions: list[SuspensionRef] = told("停职记录 / Its suspensions")
    steps: list[ProcedureStepRef] = told(
        "程序各步：提名、审核、公示、批准、备案等 / Steps of the procedure: nomination, review, publicity, approval, filing …"
    )
    on_behalf_of: BodyRef | None = told("由哪个组织派出 / The body that sent the holder")
    nominated_by: BodyRef | None = told("提名单位 / The body that nominated")
    approved_by: BodyRef | None = told("批准单位 / The body that approved")
    filed_with: BodyRef | None = told("备案单位 / The body it was filed with")
    basis: RuleRef | None = told("任职依据的规则 / The rule it rests on")
    sources: list[SourceRef] = told("出处 / Where this is stated")
    recorded_at: DateTime = told("录入时刻 / When the hub was told")
    superseded_at: DateTime | None = told("被更正的时刻，现行记录为空 / When a correction replaced it; null while it stands")


@strawberry.type(description="任职或组建程序中的一步 / One step of an appointment's procedure, or of a body's formation")
class ProcedureStep(Node):
    """One step of a procedure."""

    step: str = told("步骤，如 nominate、publicise / Which step, e.g. nominate or publicise")
    on: Date | None = told("进行日期，公示为开始日 / Day it was taken; for publicity its first day")
    until: Date | None = told("结束日期，如公示截止 / Day it ended, as for publicity")
    by: BodyRef | None = told("由哪个组织进行 / The body that took it")
    note: str | None = told("备注 / Note")
    sources: list[SourceRef] = told("出处 / Where this is stated")


@strawberry.type(description="停职，期间仍占职数 / A suspension; the seat stays taken")
class Suspension(Node):
    """A suspension."""

    since: Date = told("起始日期 / First day")
    until: Date | None = told("终止日期，当日不计 / Day of the end, no longer counted")
    reason: str | None = told("原因 / Reason")
