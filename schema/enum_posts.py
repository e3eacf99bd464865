"""The kinds of post (职务类别)."""

from enum import Enum

import strawberry

from schema.enums import word


@strawberry.enum(description="职务类别，须连同所在组织的类别与形式理解 / Kind of post, read together with its body's kind")
class PostKind(Enum):
    """Kind of post."""

    SECRETARY = word("secretary", "书记 / Secretary")
    DEPUTY_SECRETARY = word("deputy_secretary", "副书记 / Deputy secretary")
    COMMITTEE_MEMBER = word("committee_member", "委员 / Committee member")
    PART_TIME_MEMBER = word("part_time_member", "兼职委员 / Part-time member")
    DIRECTOR = word("director", "主任 / Director")
    DEPUTY_DIRECTOR = word("deputy_director", "副主任 / Deputy director")
    MEMBER = word("member", "成员 / Member")
    STAFF = word("staff", "工作人员，不计入成员 / Staff, not counted as a member")
    STATION_HEAD = word("station_head", "站长 / Head of a station")
    DEPUTY_STATION_HEAD = word("deputy_station_head", "副站长 / Deputy head of a station")
    FIRM_HEAD = word("firm_head", "企业负责人 / Head of a firm")
    PROJECT_MANAGER = word("project_manager", "项目负责人 / Manager of a firm's project")
    QUALITY_DIRECTOR = word("quality_director", "义务质量总监 / Voluntary quality director")
    PARTY_BUILDING_INSTRUCTOR = word("party_building_instructor", "党建指导员 / Party-building instructor")
    SERVICE_SUPERVISOR = word("service_supervisor", "物业服务监督员 / Supervisor of property service")
    RESIDENTS_GROUP_LEADER = word("residents_group_leader", "居民小组长 / Leader of a residents' group")
    GRID_HEAD = word("grid_head", "网格长 / Head of a grid")
    GRID_WORKER = word("grid_worker", "网格员 / Grid worker")
    BUILDING_CHIEF = word("building_chief", "楼栋长 / Chief of a building")
    GROUP_HEAD = word("group_head", "组长 / Head of a group")
    DEPUTY_GROUP_HEAD = word("deputy_group_head", "副组长 / Deputy head of a group")
    OFFICE_HEAD = word("office_head", "办公室主任 / Head of an office")
    LIAISON_OFFICER = word("liaison_officer", "联络员 / Liaison officer")
    CHIEF = word("chief", "所长等单位负责人 / Chief of a unit")
    RANK_ONLY = word("rank_only", "仅有职级 / A rank without a post")
    OTHER = word("other", "其他 / Any other")
