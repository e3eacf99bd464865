"""The oracle's answers on the further metrics, worked out by hand."""

import pytest

from tests.oracle.answers import verdict
from tests.oracle.one_street import (
    COMMUNITY,
    GRID,
    firm,
    holding,
    owners_committee,
    person,
    post,
    row,
    service,
    street_with,
    survey,
)
from tests.oracle.world import State

DAY = "2024-06-15"
PARTY = {"id": "cp", "name": "社区党委", "kind": "party_organisation", "form": "community_committee", "area": COMMUNITY}
RESIDENTS = {"id": "rc", "name": "居委会", "kind": "residents_committee", "area": COMMUNITY}


def answer(state: State, metric: str, day: str = DAY, subject: str = "c") -> str | None:
    return verdict(state, metric, subject, day)[1]


def management(members: int, owners: int, party: int, **more: str) -> State:
    """A management committee whose first member is its director and a member of the community Party organisation."""
    names = [f"p{i}" for i in range(members)]
    body = owners_committee(kind="management_committee", form="permanent", **more)
    return street_with(
        people=[person(n, party_status="full" if i < party else "none") for i, n in enumerate(names)],
        bodies=[body, PARTY], posts=[post("oc", "director"), post("oc", "member", seats="20"), post("cp", "committee_member")],
        appointments=[
            holding("p0", "cp-committee_member"),
            *(holding(n, "oc-member" if i else "oc-director") for i, n in enumerate(names)),
        ],
        ownerships=[row(id=f"o{i}", person=n, compound="c") for i, n in enumerate(names[:owners])],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("members", "owners", "party", "expected"),
    [(7, 4, 4, "MET"), (7, 3, 4, "NOT_MET"), (7, 4, 3, "NOT_MET"), (8, 4, 4, "NOT_MET"), (5, 5, 5, "NOT_MET")],
)
def test_a_management_committee_needs_seven_an_odd_number_and_both_halves(
    members: int, owners: int, party: int, expected: str
) -> None:
    assert answer(management(members, owners, party), "committee-composition", subject="oc") == expected


def test_one_unknown_membership_leaves_a_half_unknown_only_if_it_decides() -> None:
    def with_unknown(party: int) -> State:
        people = [person(f"p{i}", party_status="full" if i < party else "none") for i in range(4)] + [person("x")]
        return street_with(
            people=people, bodies=[owners_committee(established_on="2024-11-07")], posts=[post("oc", "member", seats="9")],
            appointments=[holding(p["id"], "oc-member") for p in people],
        )  # fmt: skip

    found = [answer(with_unknown(party), "committee-party-share", "2025-01-01", "oc") for party in (1, 2, 3)]
    assert found == ["NOT_MET", "UNKNOWN", "MET"]


def test_a_committee_without_a_certain_member_is_unknown() -> None:
    assert answer(street_with(bodies=[owners_committee()]), "director-party-member", subject="oc") == "UNKNOWN"


def test_a_share_committee_without_a_date_or_of_an_earlier_one_is_outside() -> None:
    for stated, expected in (("", None), ("2024-11-06", None), ("2024-11", "UNKNOWN")):
        state = street_with(bodies=[owners_committee(established_on=stated)])
        assert answer(state, "committee-party-share", "2025-01-01", "oc") == expected


def employed(*statuses: str) -> State:
    people = [person(f"p{i}", party_status=s) for i, s in enumerate(statuses)]
    return street_with(
        people=people, bodies=[firm()], employments=[row(id=f"e{i}", person=p["id"], firm="f") for i, p in enumerate(people)]
    )


def test_a_firm_with_two_formal_members_is_outside_and_an_unknown_third_makes_its_place_uncertain() -> None:
    assert answer(employed("full", "full", "probationary"), "firm-branch", subject="f") is None
    assert answer(employed("full", "full", ""), "firm-branch", subject="f") == "UNKNOWN"
    assert answer(employed("full", "full", "full"), "firm-branch", subject="f") == "UNKNOWN"


def test_party_dates_without_a_status_state_a_formal_membership() -> None:
    people = [person(f"p{i}", party_since="2020") for i in range(3)]
    branch_of_firm = row(id="fb", name="支部", kind="party_organisation", form="firm_branch", firm="f")
    jobs = [row(id=f"e{i}", person=f"p{i}", firm="f") for i in range(3)]
    state = street_with(people=people, bodies=[firm(), branch_of_firm], employments=jobs)
    assert answer(state, "firm-branch", subject="f") == "MET"


def served_with(**tables: list[dict[str, str]]) -> State:
    return street_with(**{**tables, "bodies": [firm(), PARTY, RESIDENTS, *tables.get("bodies", [])], "services": [service()]})


def test_an_instructor_of_the_firm_is_party_work() -> None:
    state = served_with(
        people=[person("p")], posts=[post("f", "party_building_instructor")],
        appointments=[holding("p", "f-party_building_instructor")],
    )  # fmt: skip
    assert answer(state, "firm-party-work", subject="f") == "MET"


def test_a_quality_director_counts_with_any_post_in_the_residents_committee() -> None:
    state = served_with(
        people=[person("p")], posts=[post("f", "quality_director"), post("rc", "staff")],
        appointments=[holding("p", "f-quality_director"), holding("p", "rc-staff")],
    )  # fmt: skip
    assert answer(state, "quality-director") == "MET"


@pytest.mark.parametrize(("status", "expected"), [("full", "MET"), ("none", "UNKNOWN"), ("", "UNKNOWN")])
def test_a_committee_members_part_time_post_counts_only_with_party_membership(status: str, expected: str) -> None:
    state = served_with(
        people=[person("p", party_status=status)], bodies=[owners_committee()],
        posts=[post("oc", "member"), post("cp", "part_time_member")],
        appointments=[holding("p", "oc-member"), holding("p", "cp-part_time_member")],
    )  # fmt: skip
    assert answer(state, "committee-in-party") == expected


@pytest.mark.parametrize(("status", "expected"), [("full", "NOT_MET"), ("none", None), ("", "UNKNOWN")])
def test_a_firm_head_of_unknown_membership_makes_the_place_uncertain(status: str, expected: str | None) -> None:
    state = served_with(
        people=[person("p", party_status=status)], posts=[post("f", "firm_head")], appointments=[holding("p", "f-firm_head")],
        surveys=[survey("2024-01-01", "complete", COMMUNITY, "firm-in-party")],
    )  # fmt: skip
    assert answer(state, "firm-in-party") == expected


def test_a_mere_absence_of_an_owners_committee_is_without_and_an_uncertain_one_unknown() -> None:
    assert verdict(street_with(), "management-committee", "c", DAY) == (True, "UNKNOWN")
    assert verdict(street_with(bodies=[owners_committee()]), "management-committee", "c", DAY) == (False, None)
    stand_in = row(id="mc", name="物管会", kind="management_committee", form="temporary", compound="c")
    state = street_with(bodies=[owners_committee(established_on="2024"), stand_in])
    assert verdict(state, "management-committee", "c", DAY) == (True, "UNKNOWN")


def test_a_professional_service_without_a_provider_is_perhaps_by_a_firm() -> None:
    assert answer(street_with(services=[service(provider="")]), "professional-service") == "UNKNOWN"
    state = street_with(
        services=[service(provider="", mode="quasi")], surveys=[survey("2024-01-01", "none", aspect="professional-service")]
    )
    assert answer(state, "professional-service") == "NOT_MET"


@pytest.mark.parametrize(
    ("filed", "expected"), [("2024-06-15", "MET"), ("2024-07", "NOT_MET"), ("2024", "UNKNOWN"), ("", "UNKNOWN")]
)
def test_a_contract_is_filed_on_or_before_the_day(filed: str, expected: str) -> None:
    state = street_with(bodies=[firm()], services=[service(filed_on=filed)])
    assert answer(state, "contract-filed", subject="s") == expected


def test_a_contract_with_no_filing_date_is_answered_by_surveys() -> None:
    surveys = [survey("2024-01-01", "complete", COMMUNITY, "contract-filed")]
    state = street_with(bodies=[firm()], services=[service()], surveys=surveys)
    assert answer(state, "contract-filed", subject="s") == "NOT_MET"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"due": "2024-05-01", "done_on": "2024-05-01"}, "MET"),
        ({"due": "2024-05-01", "done_on": "2024-05-02"}, "NOT_MET"),
        ({"due": "2024-05-01"}, "NOT_MET"),
        ({"due": "2024-06-15"}, None),
        ({"due": "2024-06"}, "UNKNOWN"),
        ({}, "UNKNOWN"),
        ({"due": "2024-07-01", "done_on": "2024-06-15"}, "MET"),
        ({"due": "2024-05", "done_on": "2024-05-10"}, "UNKNOWN"),
    ],
)
def test_a_complaint_is_in_time_if_done_by_its_due_day(cells: dict[str, str], expected: str | None) -> None:
    state = street_with(activities=[row(id="a", kind="complaint", subject="c", on="2024-04-20", **cells)])
    assert answer(state, "complaint-in-time", subject="a") == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"period": "2024Q2", "done_on": "2024-06-15"}, "MET"),
        ({"period": "2024Q2", "done_on": "2024-06-16"}, "NOT_MET"),
        ({"period": "2024Q1", "done_on": "2024-03-01"}, "NOT_MET"),
        ({"period": "2024"}, "UNKNOWN"),
        ({"done_on": "2024-03-01"}, "UNKNOWN"),
    ],
)
def test_a_disclosure_is_done_in_the_period_that_contains_the_day(cells: dict[str, str], expected: str) -> None:
    state = served_with(
        activities=[row(id="a", kind="disclosure", subject="c", **cells)],
        surveys=[survey("2024-01-01", "none", aspect="disclosed")],
    )
    assert answer(state, "disclosed") == expected


def test_a_meeting_without_done_on_is_done_on_its_day() -> None:
    meeting = row(id="a", kind="meeting", subject="990101001", on="2024-05-01", period="2024Q2")
    assert answer(street_with(activities=[meeting]), "meeting-held", subject="990101001") == "MET"


def in_grid(*held: str) -> State:
    bodies = [
        row(id="gb", name="支部", kind="party_organisation", form="grid_branch", area=GRID),
        row(id="rg", name="小组", kind="residents_committee", form="residents_group", area=GRID),
    ]
    posts = [post("gb", "secretary"), post("rg", "residents_group_leader"), post("rg", "grid_head")]
    return street_with(people=[person("p")], bodies=bodies, posts=posts, appointments=[holding("p", of) for of in held])


def test_one_person_in_all_three_grid_posts_meets_it_and_a_vacancy_does_not() -> None:
    assert answer(in_grid("gb-secretary", "rg-residents_group_leader", "rg-grid_head"), "grid-one-person", subject=GRID) == "MET"
    assert answer(in_grid("gb-secretary", "rg-residents_group_leader"), "grid-one-person", subject=GRID) == "NOT_MET"
    assert answer(street_with(), "grid-one-person", subject=GRID) is None


def test_a_complete_survey_of_the_grid_itself_answers_for_its_worker() -> None:
    state = street_with(surveys=[survey("2024-01-01", "complete", GRID, "grid-worker")])
    assert answer(state, "grid-worker", subject=GRID) == "NOT_MET"
