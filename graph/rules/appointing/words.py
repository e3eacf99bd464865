"""What a reason says (意见用语), Chinese and English: what is wrong by which clause, and the way on."""

from collections.abc import Mapping

from graph.rules.appointing.finding_words import CHECKS, COLUMNS
from graph.rules.appointing.reasons import Reason

Words = tuple[str, str]
"""Chinese, English."""

STEPS: Mapping[str, Words] = {
    "announce": ("公告", "notice"),
    "nominate": ("提名", "nomination"),
    "review": ("审核", "review"),
    "recognise": ("认定", "recognition"),
    "publicise": ("公示", "publicity"),
    "object": ("异议", "objection"),
    "check": ("核查", "check"),
    "approve": ("批准", "approval"),
    "file": ("备案", "filing"),
    "seal": ("刻制印章", "seal"),
    "suspend": ("停职", "suspension"),
    "other": ("其他步骤", "another step"),
}
STATUSES: Mapping[str, Words] = {
    "proposed": ("已提名", "proposed"),
    "under_review": ("审核中", "under review"),
    "publicised": ("已公示", "publicised"),
    "approved": ("已批准", "approved"),
    "in_office": ("在任", "in office"),
    "suspended": ("停职", "suspended"),
    "ended": ("已离任", "ended"),
    "rejected": ("未通过", "rejected"),
    "withdrawn": ("已撤回", "withdrawn"),
}

CODES: Mapping[str, Words] = {
    "PARTY_MEMBERSHIP": (
        "须为党员，而此人当日不是；请另提人选，或更正党员身份记录",
        "a Party member is asked for, and this person is none on the day; name another, or correct what is recorded",
    ),
    "FORMAL_MEMBERSHIP": (
        "须为正式党员，而此人是预备党员；请待其转正，或另提人选",
        "a formal Party member is asked for, and this person is probationary; wait until that ends, or name another",
    ),
    "OWNERSHIP": (
        "须为该小区业主，而当日没有其产权记录；请另提人选，或补录产权",
        "an owner in the compound is asked for, and no ownership is recorded for the day; name another, or record it",
    ),
    "HOME_POST": (
        "须由担任另一方规定职务（{who}）的人兼任，而此人当日不任此职；请另提人选，或先办其原职务",
        "whoever takes the post must hold a certain post on the other side ({who}), and this person does not; name another, "
        "or appoint to that post first",
    ),
    "BODY_FORM": (
        "此人所任职务所在组织的形式不在规定（{who}）之列；请另提人选，或更正该组织的形式",
        "the body in which this person holds a post is not of a form that is meant ({who}); name another, or correct its form",
    ),
    "INCOMPATIBLE_POSTS": (
        "与此人现任职务不得兼任；请先办理离任，或另提人选",
        "the post and one that this person holds exclude each other; end that one first, or name another",
    ),
    "BASIS_NOT_APPLICABLE": (
        "所填依据 {basis} 当日在该组织所在区划并不施行，或不适用于此职务；请改填或不填",
        "the stated basis {basis} is not in force there on the day or speaks of other posts; state another, or none",
    ),
    "UNKNOWN_FACT": (
        "无法断定是否符合（{fact}）：有关事实未载，或日期只写到年月；请补录后再办",
        "whether it is in order ({fact}) cannot be told: a fact is not recorded, or its date leaves it open; record it first",
    ),
    "REASON_REQUIRED": (
        "未按 {rules} 的原则性要求办理，须说明理由；请填写理由后再办",
        "what {rules} ask for as a rule is not followed, which needs a reason; state one, and it will be kept",
    ),
    "STEP_MISSING": ("缺“{step}”这一步；请先办理", "the {step} is missing; take that step first"),
    "STEP_OUT_OF_ORDER": (
        "次序不符：“{step}”已经进行或日期在后；请按次序办理，日期不早于前一步",
        "out of order: the {step} was taken already, or later; keep to the order, on a day not before the step before it",
    ),
    "WRONG_ACTOR": (
        "“{step}”须由规定的组织（{who}）办理；请由其办理并填写其编号",
        "the {step} is for another body to take ({who}); have it taken by such a body, and name it",
    ),
    "PUBLICITY_TOO_SHORT": (
        "“{step}”须不少于 {least} 个工作日，现为 {days} 个；最早至 {ends}",
        "the {step} must last {least} working days at least and has lasted {days}; it may end on {ends} at the earliest",
    ),
    "CALENDAR_UNKNOWN": (
        "{year} 年的法定工作日历尚未公布，无法计算“{step}”的工作日；请待公布后再办",
        "the official calendar of {year} is not known, so the working days of the {step} cannot be counted; wait for it",
    ),
    "OBJECTION_OPEN": (
        "有异议尚未核查；请先核查并登记“{answer}”",
        "an objection has not been answered; have it looked into, and record the {answer}",
    ),
    "ANSWER_TOO_LATE": (
        "“{step}”须在 {most} 个工作日内完成，已经超过；请重新公示",
        "the {step} had to come within {most} working days and came later; publicise anew",
    ),
    "ACTION_NOT_POSSIBLE": (
        "当日状态为“{status}”，不能办理 {action}；可办理：{possible}",
        "it is {status} on that day, from which {action} is not possible; possible are: {possible}",
    ),
    "BEFORE_ITS_BEGINNING": (
        "日期早于其起始日，不能办理 {action}；请改填起始日之后的日期",
        "the day is before the appointment begins, when {action} is not possible; state a day after that",
    ),
    "STEP_OF_AN_ACTION": (
        "任职的“{step}”由 decideAppointment 的 {action} 办理；请改用该操作",
        "the {step} of an appointment is taken by {action} of decideAppointment; use that",
    ),
    "UNKNOWN_APPOINTMENT": (
        "没有编号为 {id} 的任职；请核对编号",
        "no appointment has the identifier {id}; check it",
    ),
    "IDEMPOTENCY_KEY_REUSED": (
        "这个 idempotencyKey 已用于另一项操作；请换一个",
        "this idempotencyKey was used for something else; take another",
    ),
}
"""By code; docs/appointments.md lists them."""


def message(reason: Reason, language: str) -> str:
    """One sentence: clause, what is wrong, the way on; a finding of a load says its own in English."""
    side = 1 if language == "en" else 0
    words = CODES.get(reason.code)
    if words is None:
        return f"{reason.said['message']} {reason.said['advice']}" if side else _check_in_chinese(reason)
    said = {name: _shown(name, value, side) for name, value in reason.said.items()}
    text = words[side].format_map(_Said(said))
    if reason.rule is None or "clause" not in reason.said:
        return text + ("." if side else "。")
    return (
        f"{reason.rule} ({said['document']}, {said['clause']}): {text}."
        if side
        else (f"{reason.rule}（{said['document']}，{said['clause']}）：{text}。")
    )


def _check_in_chinese(reason: Reason) -> str:
    column, value, words = (reason.said.get(name) for name in ("column", "value", "words"))
    said = {
        "column": f"“{COLUMNS.get(str(column), column)}”" if column else "",
        "value": f"“{value}”" if value else "",
        "words": _shown("words", words, 0),
    }
    otherwise = "{column}{value}" + ("不能登记" if reason.blocking else "有疑问") + f"（{reason.code}）；请核对"
    return CHECKS.get(reason.code, otherwise).format_map(said) + "。"


class _Said(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "–"


def _shown(name: str, value: object, side: int) -> str:
    if value is None:
        return "–"
    if isinstance(value, list):
        return (", " if side else "、").join(map(str, value)) or ("none" if side else "无")
    if name in ("step", "after", "answer"):
        return STEPS[str(value)][side]
    if name == "status":
        return STATUSES[str(value)][side]
    if name == "ends" and isinstance(value, int):
        return f"{value // 10000:04d}-{value // 100 % 100:02d}-{value % 100:02d}"
    return str(value)
