"""The oracle on examples worked out by hand from the contract's words: when something counts."""

from datetime import date

import pytest

from tests.oracle.answers import verdict
from tests.oracle.days import Truth, period_stretch, stretch, within_period
from tests.oracle.holding import holds_post, service_holds
from tests.oracle.one_street import (
    COMMUNITY,
    GRID,
    INSTANT,
    firm,
    holding,
    owners_committee,
    person,
    post,
    row,
    service,
    street_with,
    world_with,
)
from tests.oracle.places import area_of, inside, parent_area
from tests.oracle.world import State

DAY = "2024-06-15"


def answer(state: State, metric: str, day: str = DAY, subject: str = "c") -> str | None:
    return verdict(state, metric, subject, day)[1]


def test_a_reduced_date_stands_for_its_whole_stretch() -> None:
    assert stretch("2024-02").last == date(2024, 2, 29)
    assert period_stretch("2024H2").first == date(2024, 7, 1)
    assert period_stretch("2024Q1").last == date(2024, 3, 31)


def test_on_the_day_until_the_thing_no_longer_holds() -> None:
    assert within_period("2024-01-01", "2024-06-15", date(2024, 6, 14)) is Truth.CERTAIN
    assert within_period("2024-01-01", "2024-06-15", date(2024, 6, 15)) is Truth.NO


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2023-12-31", Truth.NO), ("2024-01-01", Truth.PERHAPS), ("2024-12-30", Truth.PERHAPS), ("2024-12-31", Truth.CERTAIN)],
)
def test_a_reduced_since_is_uncertain_until_the_last_day_of_its_stretch(day: str, expected: Truth) -> None:
    assert within_period("2024", "", date.fromisoformat(day)) is expected


def test_a_reduced_until_is_over_for_certain_on_the_last_day_of_its_stretch() -> None:
    assert within_period("", "2024-06", date(2024, 6, 1)) is Truth.PERHAPS
    assert within_period("", "2024-06", date(2024, 6, 30)) is Truth.NO


def test_a_correction_replaces_the_whole_record_and_keeps_the_old_one_for_known_at() -> None:
    world = world_with(
        {"bodies": [owners_committee()]}, bodies=[owners_committee(dissolved_on="2023-01-01", established_on="2022")]
    )
    assert answer(world.at(INSTANT), "committee") == "UNKNOWN"  # dissolved, and no survey
    assert answer(world.at(INSTANT + 1), "committee") == "MET"
    assert world.at(INSTANT + 1).one("oc")["established_on"] == ""


def test_an_equal_row_writes_nothing() -> None:
    world = world_with({"bodies": [owners_committee()]}, bodies=[owners_committee()])
    assert world.at().one("oc").recorded_at == INSTANT


def test_a_voided_record_counts_nowhere_from_its_load_on_and_a_later_row_brings_it_back() -> None:
    void = {"bodies": [{"id": "oc", "void": "yes"}]}
    world = world_with(void, {"bodies": [owners_committee()]}, bodies=[owners_committee()])
    assert [answer(world.at(INSTANT + i), "committee") for i in (0, 1, 2)] == ["MET", "UNKNOWN", "MET"]


def test_before_an_areas_first_record_nothing_is_inside_it() -> None:
    assert world_with().at(INSTANT - 1).table("areas") == []


def test_an_empty_parent_is_the_longest_code_of_a_higher_level_that_begins_this_one() -> None:
    state = street_with(areas=[row(code=f"{GRID}2", name="g", level="grid")])
    assert parent_area(state, f"{GRID}2") == COMMUNITY  # and not the grid whose code begins it
    assert inside(state, f"{GRID}2", "990101001")


def test_a_stated_parent_takes_a_community_out_of_the_street() -> None:
    areas = [
        row(code="990101", name="县", level="county"),
        row(code=COMMUNITY, name="社区", level="community", parent="990101"),
    ]
    state = street_with(areas=areas)
    assert not inside(state, COMMUNITY, "990101001")
    assert inside(state, COMMUNITY, "990101")


def test_a_community_told_later_becomes_the_parent_only_from_its_load_on() -> None:
    other = "990101001002"
    grid = row(code=f"{other}-1", name="g", level="grid")
    world = world_with({"areas": [row(code=other, name="后到", level="community")]}, areas=[grid])
    assert parent_area(world.at(INSTANT), grid["code"]) == "990101001"
    assert parent_area(world.at(), grid["code"]) == other


def test_a_body_lies_in_its_area_else_its_first_compound_else_its_firm_else_its_parent() -> None:
    bodies = [
        firm(),
        row(id="b1", name="1", kind="party_organisation", form="branch", compound="c", firm="f"),
        row(id="b2", name="2", kind="party_organisation", form="firm_branch", firm="f"),
        row(id="b3", name="3", kind="coordination_body", parent="b2"),
        row(id="b4", name="4", kind="coordination_body"),
    ]
    state = street_with(bodies=bodies)
    found = [area_of(state, state.one(b)) for b in ("b1", "b2", "b3", "b4")]
    assert found == [COMMUNITY, "990101001", "990101001", None]


def seated(**cells: str) -> State:
    extra = {name: cells.pop(name) for name in ("dissolved_on", "post_until") if name in cells}
    body = owners_committee(**{k: v for k, v in extra.items() if k == "dissolved_on"})
    chair = post("oc", "director", until=extra.get("post_until", ""))
    return street_with(people=[person("p")], bodies=[body], posts=[chair], appointments=[holding("p", "oc-director", **cells)])


def held(state: State, day: str = DAY) -> Truth:
    return holds_post(state, state.one("p@oc-director"), date.fromisoformat(day))


def test_a_status_other_than_in_office_and_ended_does_not_count() -> None:
    assert held(seated(status="approved")) is Truth.NO
    assert held(seated()) is Truth.CERTAIN


def test_an_ended_holding_counts_while_it_lasted() -> None:
    assert held(seated(status="ended", until="2024-07-01")) is Truth.CERTAIN


def test_an_ended_holding_without_until_is_uncertain_from_its_since_on() -> None:
    state = seated(status="ended", since="2024-01-01")
    assert (held(state, "2023-12-31"), held(state)) == (Truth.NO, Truth.PERHAPS)


def test_a_missing_until_is_that_of_post_and_body() -> None:
    assert held(seated(post_until="2024-06-15")) is Truth.NO
    assert held(seated(dissolved_on="2024-06")) is Truth.PERHAPS


def test_a_suspension_takes_the_holding_away_on_its_days_only() -> None:
    chair = post("oc", "director")
    pause = row(id="x", appointment="p@oc-director", since="2024-06", until="2024-08-01")
    state = street_with(
        people=[person("p")], bodies=[owners_committee()], posts=[chair], appointments=[holding("p", "oc-director")],
        suspensions=[pause],
    )  # fmt: skip
    days = ("2024-05-31", "2024-06-01", "2024-07-01", "2024-08-01")
    assert [held(state, day) for day in days] == [Truth.CERTAIN, Truth.PERHAPS, Truth.NO, Truth.CERTAIN]


def test_a_post_without_until_ends_with_the_compound_it_is_for() -> None:
    home = row(id="c", name="小区", area=COMMUNITY, demolished_on="2024-01-01")
    state = street_with(
        compounds=[home], bodies=[firm()], posts=[post("f", "project_manager", compound="c")], people=[person("p")],
        appointments=[holding("p", "f-project_manager")],
    )  # fmt: skip
    assert holds_post(state, state.one("p@f-project_manager"), date(2024, 6, 15)) is Truth.NO


def test_a_service_by_a_body_that_does_not_exist_does_not_hold() -> None:
    state = street_with(bodies=[firm(dissolved_on="2024-01-01")], services=[service()])
    assert service_holds(state, state.one("s"), date(2024, 6, 15)) is Truth.NO
    assert answer(state, "served") == "UNKNOWN"
