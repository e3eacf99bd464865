"""The oracle on examples worked out by hand from the contract's words: the six metrics asked for first, surveys, since."""

from datetime import date

import pytest

from tests.oracle.answers import gap_since, verdict
from tests.oracle.one_street import (
    COMMUNITY,
    branch,
    firm,
    holding,
    owners_committee,
    person,
    post,
    row,
    service,
    station,
    street_with,
    survey,
)
from tests.oracle.world import State

DAY = "2024-06-15"


def answer(state: State, metric: str, day: str = DAY, subject: str = "c") -> str | None:
    return verdict(state, metric, subject, day)[1]


def test_a_committee_set_up_is_met_and_an_uncertain_one_unknown() -> None:
    assert answer(street_with(bodies=[owners_committee()]), "committee") == "MET"
    assert answer(street_with(bodies=[owners_committee(established_on="2024")]), "committee") == "UNKNOWN"


def test_an_uncertain_record_goes_before_a_survey() -> None:
    state = street_with(bodies=[owners_committee(established_on="2024")], surveys=[survey("2024-01-01", "none")])
    assert answer(state, "committee") == "UNKNOWN"


def test_a_management_committee_is_a_committee_but_no_owners_committee() -> None:
    body = owners_committee(kind="management_committee", form="temporary")
    state = street_with(bodies=[body])
    assert (answer(state, "committee"), answer(state, "owners-committee")) == ("MET", "UNKNOWN")


@pytest.mark.parametrize(
    ("finding", "expected"), [("exempt", "EXEMPT"), ("present", "MET"), ("none", "NOT_MET"), ("complete", "NOT_MET")]
)
def test_the_latest_survey_of_the_compound_decides(finding: str, expected: str) -> None:
    state = street_with(surveys=[survey("2023-01-01", "present"), survey("2024-01-01", finding), survey("2025-01-01", "none")])
    assert answer(state, "committee") == expected


def test_a_complete_survey_of_an_area_answers_for_what_lies_inside_it() -> None:
    state = street_with(surveys=[survey("2024-01-01", "complete", subject="990101001")])
    assert (answer(state, "committee", "2023-12-31"), answer(state, "committee")) == ("UNKNOWN", "NOT_MET")


def test_another_finding_on_an_area_answers_for_nothing_inside_it() -> None:
    surveys = [survey("2024-01-01", "none", subject=COMMUNITY), survey("2024-02-01", "present", subject=COMMUNITY)]
    assert answer(street_with(surveys=surveys), "committee") == "UNKNOWN"


def test_withdrawn_takes_back_an_earlier_complete_of_that_area_only() -> None:
    surveys = [survey("2024-01-01", "complete", subject=COMMUNITY), survey("2024-02-01", "withdrawn", subject=COMMUNITY)]
    assert answer(street_with(surveys=surveys), "committee") == "UNKNOWN"
    assert answer(street_with(surveys=[*surveys, survey("2023-01-01", "complete", "990101001")]), "committee") == "NOT_MET"


def test_complete_again_after_withdrawn_counts() -> None:
    findings = [("2024-01-01", "complete"), ("2024-02-01", "withdrawn"), ("2024-03-01", "complete")]
    assert answer(street_with(surveys=[survey(on, f, COMMUNITY) for on, f in findings]), "committee") == "NOT_MET"


def test_a_reduced_survey_day_counts_from_the_last_day_of_its_stretch() -> None:
    state = street_with(surveys=[survey("2024-06", "none")])
    assert (answer(state, "committee", "2024-06-29"), answer(state, "committee", "2024-06-30")) == ("UNKNOWN", "NOT_MET")


def test_of_surveys_of_one_day_the_one_recorded_last_counts_then_the_greater_id() -> None:
    one, other = survey("2024-01-01", "none", name="a"), survey("2024-01-01", "exempt", name="b")
    assert answer(street_with(surveys=[other, one]), "committee") == "EXEMPT"
    assert answer(street_with({"surveys": [one]}, surveys=[other]), "committee") == "NOT_MET"


def test_a_survey_of_committee_is_read_for_owners_committee_unless_it_says_present_or_exempt() -> None:
    assert answer(street_with(surveys=[survey("2024-01-01", "none")]), "owners-committee") == "NOT_MET"
    assert answer(street_with(surveys=[survey("2024-01-01", "exempt")]), "owners-committee") == "UNKNOWN"
    assert answer(street_with(surveys=[survey("2024-01-01", "complete", COMMUNITY)]), "management-committee") == "NOT_MET"


def test_a_firm_branch_that_lists_the_compound_is_no_party_organisation_of_it() -> None:
    assert answer(street_with(bodies=[branch()]), "party-organisation") == "MET"
    assert answer(street_with(bodies=[branch(form="firm_branch")]), "party-organisation") == "UNKNOWN"


def test_a_service_of_any_mode_serves_with_or_without_a_provider() -> None:
    assert answer(street_with(services=[service(mode="state_backstop", provider="")]), "served") == "MET"


def test_a_compound_that_perhaps_exists_is_in_the_population_as_unknown() -> None:
    home = row(id="c", name="小区", area=COMMUNITY, built_on="2024")
    state = street_with(compounds=[home], bodies=[owners_committee()])
    assert verdict(state, "committee", "c", "2023-12-31") == (False, None)
    assert verdict(state, "committee", "c", DAY) == (True, "UNKNOWN")


def deputy(**kinds: str) -> State:
    """A firm serves c; p is its project manager and deputy head of the station; cells by prefix."""
    office = station(**{column: kinds[column] for column in ("area", "form") if column in kinds})
    return street_with(
        people=[person("p"), person("q")], bodies=[firm(), office],
        posts=[post("f", "project_manager", compound=kinds.get("compound", "")), post("st", "deputy_station_head", seats="2")],
        appointments=[holding("p", "f-project_manager"), holding(kinds.get("who", "p"), "st-deputy_station_head")],
        services=[service(provider=kinds.get("provider", "f"), mode=kinds.get("mode", "professional"))],
        compounds=[row(id="d", name="别处", area=COMMUNITY)],
    )  # fmt: skip


def test_a_project_manager_of_a_serving_firm_who_is_deputy_station_head_meets_it() -> None:
    assert answer(deputy(), "deputy-station-head") == "MET"
    assert answer(deputy(compound="c"), "deputy-station-head") == "MET"


def test_a_project_manager_for_another_compound_or_another_persons_deputyship_does_not() -> None:
    assert answer(deputy(compound="d"), "deputy-station-head") == "UNKNOWN"
    assert answer(deputy(who="q"), "deputy-station-head") == "UNKNOWN"


def test_the_station_must_be_a_community_station_of_that_very_community() -> None:
    assert answer(deputy(form="grid_station"), "deputy-station-head") == "UNKNOWN"
    assert answer(deputy(area="990101001"), "deputy-station-head") == "UNKNOWN"


def test_a_compound_without_a_firm_is_outside_and_one_perhaps_served_by_one_is_unknown() -> None:
    assert verdict(deputy(provider="", mode="quasi"), "deputy-station-head", "c", DAY) == (False, None)
    assert verdict(deputy(provider="", mode="bundled"), "deputy-station-head", "c", DAY) == (True, "UNKNOWN")
    assert verdict(deputy(provider="st"), "deputy-station-head", "c", DAY) == (False, None)


def heads(secretary: str = "p", director: str = "p", **more: list[dict[str, str]]) -> State:
    appointments = [holding(who, of) for who, of in ((secretary, "br-secretary"), (director, "oc-director")) if who]
    return street_with(
        people=[person("p"), person("q")], bodies=[branch(), owners_committee()],
        posts=[post("br", "secretary"), post("oc", "director")], appointments=appointments, **more,
    )  # fmt: skip


def test_one_person_as_secretary_and_director_meets_it_and_two_persons_do_not() -> None:
    assert answer(heads(), "secretary-is-director") == "MET"
    assert answer(heads(director="q"), "secretary-is-director") == "NOT_MET"


def test_without_a_certain_director_or_secretary_it_is_unknown() -> None:
    assert answer(heads(director=""), "secretary-is-director") == "UNKNOWN"
    assert answer(heads(secretary=""), "secretary-is-director") == "UNKNOWN"


def test_a_judged_metric_takes_an_exemption_but_no_other_finding_from_a_survey() -> None:
    exempt, none = (survey("2024-01-01", f, aspect="secretary-is-director") for f in ("exempt", "none"))
    assert answer(heads(surveys=[exempt]), "secretary-is-director") == "EXEMPT"
    assert answer(heads(surveys=[none]), "secretary-is-director") == "MET"


def test_without_a_compound_branch_or_a_committee_it_is_outside() -> None:
    alone = street_with(bodies=[owners_committee(), branch(form="building_group")])
    assert verdict(alone, "secretary-is-director", "c", DAY) == (False, None)
    assert verdict(street_with(bodies=[branch()]), "secretary-is-director", "c", DAY) == (False, None)


def test_an_uncertain_committee_makes_the_place_uncertain_but_a_mere_absence_does_not() -> None:
    state = street_with(bodies=[branch(), owners_committee(established_on="2024")])
    assert verdict(state, "secretary-is-director", "c", DAY) == (True, "UNKNOWN")


def test_a_gap_has_stood_since_the_first_day_of_the_unbroken_stretch() -> None:
    state = street_with(
        bodies=[owners_committee(established_on="2022-01-01", dissolved_on="2024-03")], surveys=[survey("2022", "none")]
    )
    assert gap_since(state, "committee", "c", DAY) == date(2024, 3, 31)
    assert gap_since(state, "committee", "c", "2024-03-15") == date(2024, 3, 1)


def test_a_gap_that_never_began_has_no_since() -> None:
    assert gap_since(street_with(), "committee", "c", DAY) is None
