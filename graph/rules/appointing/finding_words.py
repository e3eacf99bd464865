"""What the checks of a load say in Chinese when they speak against an act (数据检查意见); in English they say it themselves."""

from collections.abc import Mapping

CHECKS: Mapping[str, str] = {
    "MISSING_VALUE": "必填项{column}为空；请填写",
    "BAD_CHARACTER": "{column}含有控制字符或残缺字符；请删去",
    "BAD_ID": "编号{value}的写法不合规定；请用 1 至 64 个 A-Z a-z 0-9 . _ : -，以字母或数字开头",
    "DUPLICATE_ID": "编号{value}重复；请换一个",
    "ID_OF_ANOTHER_TABLE": "编号{value}已属于另一类记录；编号在所有记录中唯一，请换一个",
    "RESERVED_ID": "编号{value}已用于政策、规则、目标或指标；请换一个",
    "UNKNOWN_WORD": "{column}不接受{value}；可填：{words}",
    "BAD_DATE": "{column}的{value}不是日历上的日期；请写作 2024-05-01、2024-05 或 2024",
    "BAD_PERIOD": "{column}的{value}不是期间；请写作 2024、2024H1、2024Q3 或 2024-05",
    "BAD_NUMBER": "{column}的{value}不是所需的数；请只写数字，小数用点",
    "NUMBER_OUT_OF_RANGE": "{column}的{value}过大或过小；请更正",
    "NATIONAL_NUMBER": "{column}含有公民身份号码；系统不保存，请删去并改用自己的编号",
    "UNKNOWN_REFERENCE": "{column}所填的{value}没有记录；请核对编号，或先登记该记录",
    "WRONG_TABLE": "{column}所填的{value}不是所需类别的记录；请改填",
    "UNKNOWN_METRIC": "没有指标{value}；可查询 metrics 得到全部指标",
    "UNKNOWN_RULE": "没有规则{value}；请填写已采纳政策的规则，或先采纳该政策",
    "NOT_A_FIRM": "{column}所填的{value}不是物业服务企业；请改填",
    "VOID_REFERENCE": "{column}所填的{value}已作废；请改填，或先恢复该记录",
    "START_NOT_BEFORE_END": "起始日不早于终止日；请更正其一，终止日当天不再计入",
    "DONE_BEFORE_ON": "完成日早于开始日；请更正其一",
    "COMPLAINT_WITHOUT_DAY": "投诉须写明收到之日；请填写 on",
    "WITHDRAWN_NOT_AREA": "只有区划的核查可以撤回；请填写核查结果，或将原核查作废",
    "OUTSIDE_LIFE": "任期不在组织和职务存续期间之内；请更正任期，或先更正组织、职务的起止日期",
    "TOO_MANY_HOLDERS": "某日在任人数已超过该职务的席位；请先办理一人离任，或更正席位数",
    "HELD_TWICE": "同一人在同一时间重复担任同一职务；请保留其一，或更正日期",
    "SAME_NAME": "同一区划内同时有另一同名记录；请核对是否为两个",
    "LIKELY_DUPLICATE": "已有内容相同的记录；请核对是否为同一件事",
    "PERSON_ERASED": "此人的身份信息已被清除；如任职者另有其人，请用另一编号",
    "TEMPORARY_BESIDE_ELECTED": "临时物管会与业委会并存；请核对哪一个已经终止，并填写撤销日期",
    "UNUSUAL_DATE": "{column}的{value}不像实际日期；请核对年份",
    "TOO_LARGE_TO_LOAD": "数据库内存不足；请扩大内存后再办",
}
"""By code: those that a row of an act can meet."""
COLUMNS: Mapping[str, str] = {
    "aspect": "metric",
    "done_on": "doneOn",
    "on_behalf_of": "onBehalfOf",
    "nominated_by": "nominatedBy",
}
"""The columns that the schema calls otherwise."""
