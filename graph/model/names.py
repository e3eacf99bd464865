"""Chinese names of what the model has English words for (中文名称): record types, kinds of body, forms.

Source: the policy catalogue, section 1. Posts have theirs in kinds.POST_TITLE, where an empty title takes it.
"""

TYPE_NAME: dict[str, str] = {
    "Source": "来源",
    "Area": "区划",
    "Compound": "小区",
    "Body": "组织",
    "Person": "人员",
    "Ownership": "业主身份",
    "Employment": "用工关系",
    "Post": "职务",
    "Appointment": "任职",
    "Suspension": "停职",
    "Service": "物业服务",
    "Contact": "公开联系方式",
    "Activity": "活动",
    "ProcedureStep": "程序步骤",
    "Survey": "核查",
    "Metric": "指标",
    "Policy": "政策",
    "Rule": "规则",
    "Target": "目标",
    "Record": "任何记录",
}
"""By label."""

BODY_NAME: dict[str, str] = {
    "party_organisation": "党组织",
    "residents_committee": "居民委员会",
    "owners_committee": "业主委员会",
    "management_committee": "物业管理委员会",
    "firm": "物业服务企业",
    "service_station": "服务站",
    "public_office": "机关、派出机构",
    "coordination_body": "议事协调机构",
}
"""By kind of body."""

FORM_NAME: dict[str, dict[str, str]] = {
    "party_organisation": {
        "street_work_committee": "街道党工委",
        "community_committee": "社区党委",
        "general_branch": "党总支",
        "branch": "党支部",
        "grid_branch": "网格党支部",
        "building_group": "楼栋党小组",
        "compound_branch": "小区党支部",
        "joint_branch": "联合党支部",
        "firm_branch": "物业服务企业党支部",
        "other": "其他党组织",
    },
    "management_committee": {"permanent": "常设物业管理委员会", "temporary": "临时物业管理委员会"},
    "residents_committee": {"committee": "居民委员会", "residents_group": "居民小组"},
    "service_station": {"community_station": "社区服务站", "grid_station": "网格服务站", "other": "其他服务站"},
    "firm": {
        "market": "市场化物业服务企业",
        "quasi": "准物业服务组织",
        "resident_unit": "驻区单位服务组织",
        "residents_self_managed": "居民自管组织",
        "community_self_managed": "社区自管组织",
    },
    "coordination_body": {
        "leading_group": "领导小组",
        "joint_meeting": "联席会议",
        "task_force": "工作专班",
        "other": "其他议事协调机构",
    },
}
"""By kind of body and form; a kind that is absent takes free text or none."""
