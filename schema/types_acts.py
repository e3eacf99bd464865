"""What comes of an act: the record, or a refusal that names rule and way on (操作结果)."""

from typing import Annotated

import strawberry

from schema.fields import told
from schema.refs import RuleRef
from schema.types_facts import Activity, Survey
from schema.types_posts import Appointment, ProcedureStep


@strawberry.type(description="一条审查意见：依据哪条、有何不符、如何办理 / One reason: by which rule, what is wrong, the way on")
class CheckReason:
    """One reason for or against an act."""

    code: str = told("意见代码，如 PUBLICITY_TOO_SHORT / Its code, e.g. PUBLICITY_TOO_SHORT")
    message: str = told("说明，语言随 Accept-Language / What it says, in the language of Accept-Language")
    blocking: bool = told("是否不能办理；否则只是提示 / Whether it stops the act; otherwise it only warns")
    rule: RuleRef | None = told("所依据的规则，不出自政策的为空 / The rule behind it; null where no policy's is")


@strawberry.type(
    description="预审结论：能否办理及全部意见，不保存任何内容 / Whether an act would be done, and every reason; nothing is kept"
)
class AppointmentCheck:
    """Whether an act would be done."""

    accepted: bool = told("能否办理 / Whether it would be done")
    reasons: list[CheckReason] = told("全部意见，不能办理的在前 / Every reason, those that block first")


@strawberry.type(description="未办理：全部意见，什么都没有保存 / Not done, with every reason; nothing was kept")
class Refused:
    """Not done."""

    reasons: list[CheckReason] = told("全部意见，不能办理的在前 / Every reason, those that block first")


AppointmentResult = Annotated[
    Appointment | Refused, strawberry.union("AppointmentResult", description="任职，或未办理 / The appointment, or a refusal")
]
ActivityResult = Annotated[
    Activity | Refused, strawberry.union("ActivityResult", description="活动，或未登记 / The activity, or a refusal")
]
SurveyResult = Annotated[
    Survey | Refused, strawberry.union("SurveyResult", description="核查，或未登记 / The survey, or a refusal")
]
StepResult = Annotated[
    ProcedureStep | Refused, strawberry.union("StepResult", description="程序步骤，或未登记 / The step, or a refusal")
]
