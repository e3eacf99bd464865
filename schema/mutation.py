"""What can be done (操作入口)."""

import strawberry

from resolvers import acts as done
from schema.enums import AppointmentAction
from schema.fields import argument, id_of, optional, root
from schema.inputs_acts import ActivityInput, AppointmentInput, StepInput, SurveyInput
from schema.scalars import Date
from schema.types_acts import ActivityResult, AppointmentResult, StepResult, SurveyResult

KEY = argument(
    "idempotencyKey",
    optional(str),
    "重复提交的凭据，1 至 200 个字符：同一凭据只办理一次 / 1 to 200 characters that make the act happen once",
)
ON = argument("on", Date, "办理日期 / The day it is done")
BY = argument("by", optional(strawberry.ID), "由哪个组织办理 / The body that does it")
NOTE = argument(
    "note", optional(str), "备注，或未按原则性要求办理的理由 / A note, or why what is asked for as a rule is not followed"
)
ACTION = argument("action", AppointmentAction, "办理什么 / What is done")


@strawberry.type(description="全部操作 / Everything that can be done")
class Mutation:
    """Everything that can be done."""

    propose_appointment: AppointmentResult = root(
        done.propose_appointment,
        "提名；不合规的不予保存并说明全部理由 / Propose an appointment; one that is not in order is refused with every reason",
        argument("input", AppointmentInput, "拟任职 / What is proposed"),
    )
    decide_appointment: AppointmentResult = root(
        done.decide_appointment,
        "审核、公示、批准、备案、就任、停职、复职、不予通过或撤回 / "
        "Review, publicise, approve, file, take office, suspend, resume, reject or withdraw",
        id_of("任职编号 / The appointment"),
        ACTION,
        ON,
        BY,
        NOTE,
        KEY,
    )
    end_appointment: AppointmentResult = root(
        done.end_appointment,
        "离任；离任当日不再计 / End an appointment; it no longer counts on that day",
        id_of("任职编号 / The appointment"),
        argument("on", Date, "离任日期，当日不计 / Day of the end, no longer counted"),
        argument("reason", optional(str), "离任原因 / Why"),
        KEY,
    )
    record_activity: ActivityResult = root(
        done.record_activity, "登记活动 / Record an activity", argument("input", ActivityInput, "活动 / The activity")
    )
    record_survey: SurveyResult = root(
        done.record_survey, "登记核查 / Record a survey", argument("input", SurveyInput, "核查 / The survey")
    )
    record_step: StepResult = root(
        done.record_a_step,
        "登记程序步骤：公告、异议、核查等，也用于组织的组建 / Record a step: notice, objection, check …, of forming a body too",
        argument("input", StepInput, "步骤 / The step"),
    )
