"""The closed word lists of the governance graph (治理图谱的词表), one enum each.

Values are the words of a bundle (lower case); names are those of GraphQL (upper case).
Source: the outward contract; Chinese names from the policy catalogue, section 1.
"""

from enum import StrEnum


class AreaLevel(StrEnum):
    """Territorial level (区划层级), highest first."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    STREET = "street"
    COMMUNITY = "community"
    GRID = "grid"


AREA_RANK: dict[str, int] = {level.value: rank for rank, level in enumerate(AreaLevel)}
AREA_CODE_LENGTH: dict[str, int] = {"province": 2, "city": 4, "county": 6, "street": 9, "community": 12}
LEVEL_OF_LENGTH: dict[int, str] = {length: level for level, length in AREA_CODE_LENGTH.items()}


class BodyKind(StrEnum):
    """Kind of organisation (组织类别)."""

    PARTY_ORGANISATION = "party_organisation"
    RESIDENTS_COMMITTEE = "residents_committee"
    OWNERS_COMMITTEE = "owners_committee"
    MANAGEMENT_COMMITTEE = "management_committee"
    FIRM = "firm"
    SERVICE_STATION = "service_station"
    PUBLIC_OFFICE = "public_office"
    COORDINATION_BODY = "coordination_body"


BODY_TYPE: dict[str, str] = {
    "party_organisation": "PartyOrganisation",
    "residents_committee": "ResidentsCommittee",
    "owners_committee": "OwnersCommittee",
    "management_committee": "ManagementCommittee",
    "firm": "Firm",
    "service_station": "ServiceStation",
    "public_office": "PublicOffice",
    "coordination_body": "CoordinationBody",
}

FORMS: dict[str, tuple[str, ...]] = {
    "party_organisation": (
        "street_work_committee",
        "community_committee",
        "general_branch",
        "branch",
        "grid_branch",
        "building_group",
        "compound_branch",
        "joint_branch",
        "firm_branch",
        "other",
    ),
    "management_committee": ("permanent", "temporary"),
    "residents_committee": ("committee", "residents_group"),
    "service_station": ("community_station", "grid_station", "other"),
    "firm": ("market", "quasi", "resident_unit", "residents_self_managed", "community_self_managed"),
    "coordination_body": ("leading_group", "joint_meeting", "task_force", "other"),
}
"""Forms (形式) by kind of body. A kind that is absent takes free text (public_office) or none."""
FORM_REQUIRED: frozenset[str] = frozenset({"party_organisation", "management_committee"})
FORM_FREE: frozenset[str] = frozenset({"public_office"})


class PostKind(StrEnum):
    """Kind of post (职务类别); read it together with the kind and form of its body."""

    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    COMMITTEE_MEMBER = "committee_member"
    PART_TIME_MEMBER = "part_time_member"
    DIRECTOR = "director"
    DEPUTY_DIRECTOR = "deputy_director"
    MEMBER = "member"
    STAFF = "staff"
    STATION_HEAD = "station_head"
    DEPUTY_STATION_HEAD = "deputy_station_head"
    FIRM_HEAD = "firm_head"
    PROJECT_MANAGER = "project_manager"
    QUALITY_DIRECTOR = "quality_director"
    PARTY_BUILDING_INSTRUCTOR = "party_building_instructor"
    SERVICE_SUPERVISOR = "service_supervisor"
    RESIDENTS_GROUP_LEADER = "residents_group_leader"
    GRID_HEAD = "grid_head"
    GRID_WORKER = "grid_worker"
    BUILDING_CHIEF = "building_chief"
    GROUP_HEAD = "group_head"
    DEPUTY_GROUP_HEAD = "deputy_group_head"
    OFFICE_HEAD = "office_head"
    LIAISON_OFFICER = "liaison_officer"
    CHIEF = "chief"
    RANK_ONLY = "rank_only"
    OTHER = "other"


POST_TITLE: dict[str, str] = {
    "secretary": "书记",
    "deputy_secretary": "副书记",
    "committee_member": "委员",
    "part_time_member": "兼职委员",
    "director": "主任",
    "deputy_director": "副主任",
    "member": "成员",
    "staff": "工作人员",
    "station_head": "站长",
    "deputy_station_head": "副站长",
    "firm_head": "企业负责人",
    "project_manager": "项目负责人",
    "quality_director": "义务质量总监",
    "party_building_instructor": "党建指导员",
    "service_supervisor": "物业服务监督员",
    "residents_group_leader": "居民小组长",
    "grid_head": "网格长",
    "grid_worker": "网格员",
    "building_chief": "楼栋长",
    "group_head": "组长",
    "deputy_group_head": "副组长",
    "office_head": "办公室主任",
    "liaison_officer": "联络员",
    "chief": "所长",
    "rank_only": "职级",
    "other": "其他",
}
"""The Chinese name a post carries when its own title is empty."""


class CompoundClass(StrEnum):
    """How a compound is enclosed (小区类型)."""

    CLOSED = "closed"
    SEMI_OPEN = "semi_open"
    OPEN = "open"


class ServiceMode(StrEnum):
    """Management mode of a compound (管理模式)."""

    PROFESSIONAL = "professional"
    BUNDLED = "bundled"
    QUASI = "quasi"
    COMMUNITY_ENTRUSTED = "community_entrusted"
    SOCIAL_ORGANISATION = "social_organisation"
    OWNERS_SELF_MANAGED = "owners_self_managed"
    STATE_BACKSTOP = "state_backstop"
    RESIDENT_FOUNDED_FIRM = "resident_founded_firm"
    COMMUNITY_SERVICE_CENTRE = "community_service_centre"


FIRM_MODES: frozenset[str] = frozenset({"professional", "bundled"})
"""Modes whose empty provider is perhaps a firm; in the other modes it is none (metrics.md)."""


class AppointmentStatus(StrEnum):
    """Status of an appointment (任职状态) as a bundle states it."""

    PROPOSED = "proposed"
    UNDER_REVIEW = "under_review"
    PUBLICISED = "publicised"
    APPROVED = "approved"
    IN_OFFICE = "in_office"
    ENDED = "ended"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


HOLDING_STATUS: frozenset[str] = frozenset({"in_office", "ended"})
"""The two statuses under which a post is held (在任、已离任)."""


class ContactKind(StrEnum):
    """Kind of published contact of a body (公开联系方式): of an office, never of a person, whose telephone is personal."""

    ADDRESS = "address"
    TELEPHONE = "telephone"
    HOTLINE = "hotline"
    WEBSITE = "website"
    SITE_FILING = "site_filing"
    MINI_PROGRAM = "mini_program"
    APP = "app"
    OFFICIAL_ACCOUNT = "official_account"


class ActivityKind(StrEnum):
    """Kind of activity (活动类别)."""

    MEETING = "meeting"
    ASSESSMENT = "assessment"
    DISCLOSURE = "disclosure"
    REPORT = "report"
    COMPLAINT = "complaint"
    INSPECTION = "inspection"
    TRAINING = "training"
    RATING = "rating"
    LISTING = "listing"
    CONTRACT_AUDIT = "contract_audit"
    OTHER = "other"


class StepKind(StrEnum):
    """Kind of procedure step (程序步骤)."""

    ANNOUNCE = "announce"
    NOMINATE = "nominate"
    REVIEW = "review"
    RECOGNISE = "recognise"
    PUBLICISE = "publicise"
    OBJECT = "object"
    CHECK = "check"
    APPROVE = "approve"
    FILE = "file"
    SEAL = "seal"
    OTHER = "other"


class SurveyFinding(StrEnum):
    """Finding of a survey (核查结论)."""

    COMPLETE = "complete"
    WITHDRAWN = "withdrawn"
    NONE = "none"
    PRESENT = "present"
    EXEMPT = "exempt"


GENDERS = ("male", "female")
PARTY_STATUS = ("full", "probationary", "none")
YES_NO = ("yes", "no")

RESERVED_METRICS: tuple[str, ...] = (
    "committee",
    "owners-committee",
    "management-committee",
    "party-organisation",
    "party-organisation-mature",
    "party-with-committee",
    "served",
    "professional-service",
    "contract-filed",
    "deputy-station-head",
    "quality-director",
    "committee-in-party",
    "firm-in-party",
    "committee-in-residents",
    "firm-in-residents",
    "secretary-is-director",
    "director-party-member",
    "director-in-community-party",
    "committee-composition",
    "committee-party-share",
    "firm-branch",
    "firm-party-work",
    "grid-worker",
    "grid-one-person",
    "disclosed",
    "assessed",
    "complaint-in-time",
    "meeting-held",
)
"""Ids that the contract reserves (保留指标编号): a survey may name any of them, defined here yet or not."""
