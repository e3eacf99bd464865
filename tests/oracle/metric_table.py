"""The metrics as data: a measure, its parameters, and the filters of its population."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class BodySort:
    """Which bodies count: a kind, and the forms allowed (None: any) or left out; "" is no form stated."""

    kind: str
    forms: tuple[str, ...] | None = None
    but: tuple[str, ...] = ()


OWNERS_COMMITTEE = BodySort("owners_committee")
MANAGEMENT_COMMITTEE = BodySort("management_committee")
ANY_PARTY_BUT_FIRM_BRANCH = BodySort("party_organisation", but=("firm_branch",))
COMMUNITY_PARTY = BodySort("party_organisation", ("community_committee", "general_branch", "branch"))
RESIDENTS_COMMITTEE = BodySort("residents_committee", ("committee", ""))
COMMUNITY_STATION = BodySort("service_station", ("community_station",))
COMPOUND_BRANCHES = ("compound_branch", "joint_branch")


@dataclass(frozen=True)
class Metric:
    """`subjects`: compound, service, grid, street, county, complaint, or a body kind.

    `measure`: a name in existence.py or judged.py.
    """

    id: str
    subjects: str
    measure: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    population: tuple[tuple[str, Any], ...] = ()
    judged: bool = False
    personal: bool = False


SERVED_BY_FIRM = (("served-by-firm", None),)
WITH_OWNERS_COMMITTEE = (("with", "owners-committee"),)
PARTY_LISTS_IT = {"bodies": (ANY_PARTY_BUT_FIRM_BRANCH,)}


def tied(
    holders: tuple[str, ...] | None, other: tuple[BodySort, ...], posts: tuple[str, ...] | None, **more: Any
) -> dict[str, Any]:
    """A holder of one of `holders` (None: of any post) also holds one of `posts` in a community body of sort `other`."""
    return {"holders": holders, "other": other, "posts": posts, **more}


PART_TIME = ("part_time_member",)

_ALL = (
    Metric("committee", "compound", "set-up", {"bodies": (OWNERS_COMMITTEE, MANAGEMENT_COMMITTEE)}),
    Metric("owners-committee", "compound", "set-up", {"bodies": (OWNERS_COMMITTEE,)}),
    Metric(
        "management-committee", "compound", "set-up", {"bodies": (MANAGEMENT_COMMITTEE,)}, (("without", "owners-committee"),)
    ),
    Metric("party-organisation", "compound", "set-up", PARTY_LISTS_IT),
    Metric("party-organisation-mature", "compound", "set-up", PARTY_LISTS_IT, (("mature", "yes"),)),
    Metric("party-with-committee", "compound", "set-up", PARTY_LISTS_IT, (("with", "committee"),)),
    Metric("served", "compound", "served", {"modes": None, "by_firm": False}),
    Metric("professional-service", "compound", "served", {"modes": ("professional", "bundled"), "by_firm": True}),
    Metric("contract-filed", "service", "contract-filed", judged=True),
    Metric(
        "deputy-station-head", "compound", "firm-tie",
        tied(("firm_head", "project_manager"), (COMMUNITY_STATION,), ("deputy_station_head",), for_it=True), SERVED_BY_FIRM,
    ),
    Metric(
        "quality-director", "compound", "firm-tie",
        tied(("quality_director",), (COMMUNITY_PARTY, RESIDENTS_COMMITTEE), None, for_it=True), SERVED_BY_FIRM,
    ),
    Metric(
        "committee-in-party", "compound", "committee-tie",
        tied(None, (COMMUNITY_PARTY,), PART_TIME, party=True, committees=(OWNERS_COMMITTEE,)), WITH_OWNERS_COMMITTEE,
        personal=True,
    ),
    Metric(
        "firm-in-party", "compound", "firm-tie",
        tied(("firm_head",), (COMMUNITY_PARTY,), PART_TIME, for_it=False, party=True),
        (("served-by-firm-with-member-head", None),), personal=True,
    ),
    Metric(
        "committee-in-residents", "compound", "committee-tie",
        tied(("director",), (RESIDENTS_COMMITTEE,), PART_TIME, committees=(OWNERS_COMMITTEE,)), WITH_OWNERS_COMMITTEE,
    ),
    Metric(
        "firm-in-residents", "compound", "firm-tie",
        tied(("project_manager",), (RESIDENTS_COMMITTEE,), PART_TIME, for_it=True), SERVED_BY_FIRM,
    ),
    Metric(
        "secretary-is-director", "compound", "one-person-heads-both",
        {"branches": COMPOUND_BRANCHES, "committees": (OWNERS_COMMITTEE, MANAGEMENT_COMMITTEE)},
        (("with", "committee"), ("listed-by", COMPOUND_BRANCHES)), judged=True,
    ),
    Metric("director-party-member", "owners_committee", "director-party-member", judged=True, personal=True),
    Metric(
        "director-in-community-party", "management_committee", "body-tie", tied(("director",), (COMMUNITY_PARTY,), None)
    ),
    Metric(
        "committee-composition", "management_committee", "composition",
        {"at_least": 7, "odd": True, "owners": True, "party": True, "and": "director-in-community-party"},
        judged=True, personal=True,
    ),
    Metric(
        "committee-party-share", "owners_committee", "composition", {"party": True}, (("established-from", "2024-11-07"),),
        judged=True, personal=True,
    ),
    Metric("firm-branch", "firm", "firm-branch", {}, (("formal-members-employed", 3),), personal=True),
    Metric("firm-party-work", "firm", "firm-branch", {"or_holder_of": "party_building_instructor"}),
    Metric("grid-worker", "grid", "grid-holder", {"posts": ("grid_worker",)}),
    Metric("grid-one-person", "grid", "grid-one-person", {}, (("grid-posts-exist", None),), judged=True),
    Metric("disclosed", "compound", "done", {"kind": "disclosure"}, SERVED_BY_FIRM),
    Metric("assessed", "compound", "done", {"kind": "assessment"}, SERVED_BY_FIRM),
    Metric("complaint-in-time", "complaint", "complaint-in-time", judged=True),
    Metric("meeting-held", "street", "done", {"kind": "meeting"}),
)  # fmt: skip

METRICS: dict[str, Metric] = {metric.id: metric for metric in _ALL}
SIX = ("committee", "owners-committee", "party-organisation", "served", "deputy-station-head", "secretary-is-director")


def metric_of(metric: str | Metric) -> Metric:
    """A reserved metric by its id; a variant is handed in whole."""
    return METRICS[metric] if isinstance(metric, str) else metric
