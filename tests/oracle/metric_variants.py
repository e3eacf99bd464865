"""What each jurisdiction counts in its own way, as data: the metrics beside the reserved ones."""

from tests.oracle.metric_table import (
    COMMUNITY_PARTY,
    METRICS,
    OWNERS_COMMITTEE,
    SERVED_BY_FIRM,
    BodySort,
    Metric,
    tied,
)

NO_FIRM = (("not-served-by-firm", None),)
SERVED = (("with", "served"),)

_ALL = (
    Metric("red-property--001", "compound", "listed", {"result": "红色物业"}),
    Metric("safety-standard--002", "compound", "listed", {"result": "安全生产标准化"}, SERVED_BY_FIRM),
    Metric("committee--003-1", "compound", "set-up", {"bodies": (OWNERS_COMMITTEE,)}, NO_FIRM),
    Metric("served--003-1", "compound", "served", {"modes": None, "by_firm": False}, NO_FIRM),
    Metric("assessed--003-1", "firm", "done", {"kind": "assessment"}),
    Metric("firm-branch--003-2", "firm", "firm-branch", {}, (("members-employed", 4),), personal=True),
    Metric("committee-party-share--003-3", "owners_committee", "composition", {"party": True}, judged=True, personal=True),
    Metric(
        "party-organisation--003-6", "compound", "set-up",
        {"bodies": (BodySort("party_organisation", ("joint_branch",)),)}, SERVED,
    ),
    Metric("owners-committee--003-6", "compound", "set-up", {"bodies": (OWNERS_COMMITTEE,)}, SERVED),
    Metric(
        "served--003-6", "compound", "served",
        {"modes": ("professional", "owners_self_managed", "community_entrusted"), "by_firm": False},
    ),
    Metric("meeting-held--003-4", "county", "done", {"kind": "meeting"}),
    Metric(
        "owners-committee--003-7", "compound", "set-up", {"bodies": (OWNERS_COMMITTEE,)},
        (("class", ("closed",)), ("mature", "yes")),
    ),
    Metric(
        "served--003-7", "compound", "served",
        {
            "modes": ("professional", "bundled", "state_backstop", "social_organisation", "community_entrusted"),
            "by_firm": False,
        },
    ),
    Metric("demonstration-province--003-7", "compound", "listed", {"result": "省级皖美红色物业示范小区"}),
    Metric("demonstration-city--003-7", "compound", "listed", {"result": "市级皖美红色物业示范小区"}),
    Metric("liaison-officer--003-7", "county", "grid-holder", {"posts": ("liaison_officer",)}),
    Metric("reported--003-7", "county", "done", {"kind": "report"}),
    Metric(
        "committee-in-party--004", "management_committee", "body-tie", tied(None, (COMMUNITY_PARTY,), None, party=True),
        personal=True,
    ),
    Metric(
        "committee-composition--004-size", "management_committee", "composition", {"at_least": 7, "odd": True}, judged=True
    ),
    Metric("committee-composition--004-owners", "management_committee", "composition", {"owners": True}, judged=True),
    Metric(
        "committee-party-share--004", "management_committee", "composition", {"party": True}, judged=True, personal=True
    ),
    Metric("duty-report--004", "management_committee", "done", {"kind": "report"}),
    Metric("training-held--004", "street", "done", {"kind": "training"}),
)  # fmt: skip

VARIANTS: dict[str, Metric] = {metric.id: metric for metric in _ALL}


def by_id(metric: str) -> Metric:
    """A reserved metric or one of a jurisdiction's own."""
    return VARIANTS.get(metric) or METRICS[metric]
