"""The words an explanation is made of, Chinese and English from one structure (解释用语)."""

from collections.abc import Mapping

Words = tuple[str, str]
"""Chinese, English."""

REASONS: Mapping[str, Words] = {
    "HOLDS": ("当日有效，计入", "in force on the day, counts"),
    "ENDED": ("当日之前已终止，不计入", "had ended before the day, does not count"),
    "NOT_YET": ("当日尚未开始，不计入", "had not begun by the day, does not count"),
    "DATE_UNCERTAIN": (
        "日期只写到年或月（或终止日未载），当日是否有效无法断定",
        "its dates leave open whether it held on the day",
    ),
    "OTHER_FORM": ("形式不在本指标计入之列", "of a form that this metric does not count"),
    "OTHER_MODE": ("服务模式不在本指标计入之列", "of a mode that this metric does not count"),
    "PROVIDER_UNKNOWN": ("服务提供方未载，可能是企业", "no provider is recorded; it may be a firm"),
    "NOT_A_FIRM": ("提供方不是企业，不计入", "its provider is no firm, does not count"),
    "PROVIDER_GONE": ("提供方当日不存续，不计入", "its provider did not exist on the day, does not count"),
    "SERVES": ("当日由其提供服务：总体由此成立", "serves on the day: this puts the compound into the population"),
    "HOME_ONLY": ("当日在任，但未见同一人兼任另一职务", "in office on the day, but not found in the other post"),
    "AWAY_ONLY": (
        "当日在任，但未见同一人在对应的另一方任职",
        "in office on the day, but not found in the post on the other side",
    ),
    "VACANT": ("职务空缺，当日无人在任", "vacant: nobody holds it on the day"),
    "SUSPENDED": ("当日被停止或可能被停止履职，不计入", "suspended, or perhaps suspended, on the day; does not count"),
    "ONE_OF_SEVERAL": ("当日在任，但所要求的各职未见由同一人担任", "in office on the day, but not found in all of the posts"),
    "MEMBER": ("当日在任，是党员", "in office on the day and a Party member"),
    "NOT_MEMBER": ("当日在任，不是党员", "in office on the day, not a Party member"),
    "MEMBERSHIP_UNKNOWN": ("当日在任，是否党员未载或无法断定", "in office on the day; whether a Party member is not known"),
    "OWNER": ("委员，是业主，不是党员", "a member, an owner, not a Party member"),
    "IS_OWNER": ("委员，是业主", "a member, an owner"),
    "NOT_OWNER": ("委员，不是业主", "a member, not an owner"),
    "OWNER_AND_MEMBER": ("委员，是业主，也是党员", "a member, an owner and a Party member"),
    "OWNER_UNCERTAIN": ("委员，产权日期无法断定", "a member; the dates leave open whether an owner"),
    "NEITHER": ("委员，既非业主也非党员", "a member, neither an owner nor a Party member"),
    "OTHER_PERIOD": ("属于其他期间，不计入", "of another period, does not count"),
    "PERIOD_UNKNOWN": ("所属期间未载，是否计入无法断定", "its period is not stated; whether it counts is open"),
    "NOT_DONE": ("未载完成日，是否完成无法断定", "no day of doing is stated; whether it was done is open"),
    "OTHER_RESULT": ("结果与本指标不符，不计入", "its result is not the one asked for, does not count"),
    "NOT_FILED": ("未载备案日", "no day of filing is stated"),
    "FILED_LATER": ("备案日在当日之后", "filed after the day"),
    "NO_DUE_DAY": ("未载办理期限，无法判断", "no due day is stated, so it cannot be judged"),
    "OVERDUE": ("期限已过，尚未办结", "past its due day and not done"),
    "LATE": ("办结于期限之后，已无从补救", "done after its due day; nothing can cure that"),
    "SURVEY_NONE": ("核查结论为“无”", "the survey found none"),
    "SURVEY_COMPLETE": ("核查结论为“已全部登记”", "the survey says that everything here is recorded"),
    "SURVEY_PRESENT": ("核查结论为“有”", "the survey found it present"),
    "SURVEY_EXEMPT": ("核查结论为“不适用”", "the survey exempts it"),
    "SURVEY_WITHDRAWN": ("核查结论已撤回", "the survey was withdrawn"),
    "AREA_COMPLETE": (
        "所在区域经核查已全部登记：没有记录即为没有",
        "the area was surveyed as complete: no record means there is none",
    ),
    "AREA_WITHDRAWN": ("所在区域“已全部登记”的核查已撤回", "the area's survey as complete was withdrawn"),
}
COUNTED = frozenset(
    {
        "HOLDS",
        "SERVES",
        "MEMBER",
        "NOT_MEMBER",
        "OWNER",
        "IS_OWNER",
        "NOT_OWNER",
        "OWNER_AND_MEMBER",
        "NEITHER",
        "FILED_LATER",
        "OVERDUE",
        "LATE",
        "SURVEY_NONE",
        "SURVEY_COMPLETE",
        "SURVEY_EXEMPT",
        "SURVEY_PRESENT",
        "AREA_COMPLETE",
    }
)
"""What bears on the answer; the rest was looked at and left out."""

OPEN = frozenset(
    {"DATE_UNCERTAIN", "PROVIDER_UNKNOWN", "MEMBERSHIP_UNKNOWN", "OWNER_UNCERTAIN", "PERIOD_UNKNOWN", "NOT_DONE", "NO_DUE_DAY"}
)
"""What leaves the answer open until a fact is stated."""

TOO_LATE = frozenset({"FILED_LATER", "OVERDUE", "LATE"})
"""What nothing that is done now can cure."""
ACTIVITIES: Mapping[str, Words] = {
    "meeting": ("会议", "meeting"),
    "assessment": ("考评", "assessment"),
    "disclosure": ("公开", "disclosure"),
    "report": ("报告", "report"),
    "complaint": ("投诉", "complaint"),
    "inspection": ("检查", "inspection"),
    "training": ("培训", "training"),
    "rating": ("评级", "rating"),
    "listing": ("列入名录", "listing"),
    "contract_audit": ("合同审核", "contract audit"),
    "other": ("活动", "activity"),
}

MISSING: Mapping[str, Words] = {
    "PLACE": (
        "是否属于本指标的总体本身无法断定（日期只写到年或月，或提供方、所依据的指标未定）",
        "whether it belongs to the population at all is uncertain (a reduced date, an unknown provider or condition)",
    ),
    "CONDITION": ("缺：", "missing: "),
    "INCURABLE": ("；期限已过，事后补办也无从补救", "; it is too late, and nothing done now can cure that"),
    "DETAIL": (
        "有记录但其日期、提供方、党员身份等未定，查明即可判定",
        "a record exists, but its dates, provider or a membership are open; stating them decides it",
    ),
    "HOLDER": (
        "对应职务没有确定在任的人，补录任职或核查即可判定",
        "a post concerned has no certain holder; recording one, or a survey, decides it",
    ),
    "RECORD": (
        "没有记录，也没有核查说明确实没有：需要核查",
        "nothing is recorded and no survey says that there is none: it has to be checked",
    ),
}
"""What would have to be known, by the reason why it is not."""

VERDICTS: Mapping[str, Words] = {
    "NOT_MET": ("未达到", "not met"),
    "UNKNOWN": ("无法判定", "unknown"),
    "MET": ("已达到", "met"),
    "EXEMPT": ("不适用", "exempt"),
}
