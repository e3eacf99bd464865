"""A person's appointments on both clocks (任职履历)."""

import strawberry

from schema.enums import AppointmentStatus
from schema.fields import told
from schema.refs import PostRef
from schema.scalars import Date, DateTime


@strawberry.type(
    description="履历中的一条：一项任职的一次记录，何时起止、何时录入、何时被更正 / "
    "One record of an appointment: when it held, when that was recorded, and when that was corrected"
)
class TimelineEntry:
    """One record of an appointment."""

    appointment: strawberry.ID = told("任职编号，更正不改编号 / Identifier of the appointment, which corrections keep")
    post: PostRef | None = told("职务，按现在的记录；已作废为空 / The post as it stands now; null where it was taken back")
    since: Date | None = told("所记的起始日期 / First day, as recorded then")
    until: Date | None = told("所记的终止日期，当日不计 / Day of the end, as recorded then")
    status: AppointmentStatus = told("所记的状态 / Status, as recorded then")
    recorded_at: DateTime = told("录入时刻 / When the hub was told so")
    superseded_at: DateTime | None = told(
        "被更正或作废的时刻，现行记录为空 / When it was corrected or taken back; null while it stands"
    )
    taken_back: bool = told("是否被作废而非更正 / Whether it was taken back and not corrected")
    bundle: str = told("由哪一批数据或操作录入 / The load or act that told it")
    row: int = told("该批数据中的行号 / Row in that load")
