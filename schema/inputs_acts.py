"""What an act is given (操作参数)."""

from dataclasses import MISSING

import strawberry

from schema.inputs import given
from schema.scalars import Date

_KEY = (
    "重复提交的凭据，1 至 200 个字符：同一凭据只办理一次，再次提交得到第一次的结果 / "
    "1 to 200 characters that make the act happen once: sent again, it is answered as the first time"
)
_OWN_ID = "新记录的编号，缺省由系统给出 / Identifier of the new record; given by the hub when null"


@strawberry.input(description="拟任职 / An appointment as it is proposed")
class AppointmentInput:
    """An appointment as it is proposed."""

    id: strawberry.ID | None = given(
        "编号，缺省由系统给出；填已有提名的编号则为更正 / Identifier, given by the hub when null; that of a proposal corrects it"
    )
    person: strawberry.ID = given("拟任人编号 / Who is to take the post", MISSING)
    post: strawberry.ID = given("拟任职务编号 / The post to take", MISSING)
    since: Date = given("拟就任日期 / The day to take it", MISSING)
    until: Date | None = given("任期终止日期，当日不计 / Day of the end, no longer counted")
    on_behalf_of: strawberry.ID | None = given("由哪个组织派出 / The body that sends the person")
    nominated_by: strawberry.ID | None = given("提名单位 / The body that nominates")
    basis: strawberry.ID | None = given("依据的规则，填编号 / The rule it rests on, by its identifier")
    reason: str | None = given("未按原则性要求办理的理由，予以保存 / Why what is asked for as a rule is not followed; kept")
    idempotency_key: str | None = given(_KEY)


@strawberry.input(description="待登记的活动 / An activity to record")
class ActivityInput:
    """An activity to record."""

    id: strawberry.ID | None = given(_OWN_ID)
    kind: str = given("活动类别，如 meeting、complaint / Kind, e.g. meeting or complaint", MISSING)
    subject: strawberry.ID = given("活动针对的对象编号 / What it is about", MISSING)
    on: Date | None = given("发生或受理日期 / Day it took place or was received")
    due: Date | None = given("应完成日期 / Day it is due")
    done_on: Date | None = given("完成日期 / Day it was done")
    period: str | None = given("所属周期，如 2026、2026H1、2026Q3 / Period it belongs to, e.g. 2026, 2026H1 or 2026Q3")
    result: str | None = given("结果 / Result")
    value: float | None = given("结果数值 / Figure of the result")
    participants: list[strawberry.ID] | None = given("参加者编号 / Who took part")
    idempotency_key: str | None = given(_KEY)


@strawberry.input(description="待登记的核查 / A survey to record")
class SurveyInput:
    """A survey to record."""

    id: strawberry.ID | None = given(_OWN_ID)
    subject: strawberry.ID = given("被核查的对象编号 / What was looked at", MISSING)
    metric: strawberry.ID = given("核查的指标编号 / The metric it is about", MISSING)
    on: Date = given("核查日期 / Day of the survey", MISSING)
    finding: str = given(
        "结论：complete、withdrawn、none、present、exempt / Finding: complete, withdrawn, none, present or exempt", MISSING
    )
    reason: str | None = given("说明 / Reason")
    idempotency_key: str | None = given(_KEY)


@strawberry.input(
    description="待登记的程序步骤，属于一项任职或一个组建中的组织 / A step of an appointment or of the forming of a body"
)
class StepInput:
    """A step to record."""

    id: strawberry.ID | None = given(_OWN_ID)
    subject: strawberry.ID = given("任职或组织的编号 / The appointment, or the body that is formed", MISSING)
    step: str = given("步骤，如 announce、object、check / Which step, e.g. announce, object or check", MISSING)
    on: Date | None = given("进行日期，公告、公示为开始日 / Day it was taken; of a notice its first")
    until: Date | None = given("截止日期，当日不计 / Day it ended, no longer counted")
    by: strawberry.ID | None = given("由哪个组织进行 / The body that took it")
    note: str | None = given("备注 / Note")
    idempotency_key: str | None = given(_KEY)
