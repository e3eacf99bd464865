"""The oracle's figures, lists, networks and cross appointments on examples worked out by hand; its bundles are valid."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from tests.oracle.answers import verdict
from tests.oracle.bundle_rules import rules_broken
from tests.oracle.bundles import ALL_ASPECTS, Loads, load_series, seeded_loads
from tests.oracle.coverage import Figures, Target, coverage, gaps, shortfall, standing
from tests.oracle.cross import cross_appointments, cross_matrix, earlier_until, later_since
from tests.oracle.lists import (
    appointments_of_body,
    committee,
    firms,
    holders,
    party_organisation,
    posts,
    status_on,
    vacant_seats,
)
from tests.oracle.metric_table import METRICS, SIX
from tests.oracle.network import network
from tests.oracle.one_street import (
    COMMUNITY,
    GRID,
    branch,
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
from tests.oracle.populations import subjects_of
from tests.oracle.populations_listed import PersonFilter, people
from tests.oracle.questions import instants, question_day
from tests.oracle.world import State, World

DAY = "2024-06-15"


def three_compounds() -> State:
    return street_with(
        compounds=[row(id="d", name="二", area=GRID), row(id="e", name="三", area=COMMUNITY)],
        bodies=[owners_committee()], surveys=[survey("2024-01-01", "none", "d")],
    )  # fmt: skip


def test_rows_of_a_level_add_up_to_the_row_of_within() -> None:
    state = three_compounds()
    assert coverage(state, "committee", COMMUNITY, None, DAY) == {COMMUNITY: Figures(3, 1, 1, 1, 0)}
    by_grid = coverage(state, "committee", COMMUNITY, "GRID", DAY)
    assert by_grid == {GRID: Figures(1, 0, 1, 0, 0), COMMUNITY: Figures(2, 1, 0, 1, 0)}


def test_an_area_with_an_empty_population_has_a_row_of_zeros_and_an_empty_remainder_none() -> None:
    other = row(code="990101001002", name="空", level="community")
    rows = coverage(street_with(areas=[other]), "committee", "990101001", "COMMUNITY", DAY)
    assert rows == {COMMUNITY: Figures(1, 0, 0, 1, 0), "990101001002": Figures()}


def test_rates_leave_out_the_exempt_and_bounds_take_in_the_unknown() -> None:
    figures = Figures(10, 4, 2, 3, 1)
    found = (figures.rate, figures.lower_bound, figures.upper_bound)
    assert found == (Fraction(2, 3), Fraction(4, 9), Fraction(7, 9))
    assert Figures(1, 0, 0, 0, 1).rate is None


def test_gaps_hold_what_is_not_met_or_unknown() -> None:
    assert gaps(three_compounds(), "committee", COMMUNITY, DAY) == {("d", "NOT_MET"), ("e", "UNKNOWN")}


def test_a_standing_is_met_missed_at_risk_or_not_testable() -> None:
    target = Target(threshold="0.6", due="2024")
    assert standing(target, Figures(5, 3, 2, 0, 0), DAY) == "MET"
    assert standing(target, Figures(5, 2, 3, 0, 0), DAY) == "AT_RISK"
    assert standing(target, Figures(5, 2, 3, 0, 0), "2025-01-01") == "MISSED"
    assert standing(target, Figures(5, 0, 0, 5, 0), DAY) == "NOT_TESTABLE"
    assert shortfall(target, Figures(5, 2, 3, 0, 0)) == 1
    assert shortfall(Target(count=4), Figures(5, 2, 3, 0, 0)) == 2


def chair(*appointments: dict[str, str], seats: str = "2", **tables: list[dict[str, str]]) -> State:
    return street_with(
        people=[person("p"), person("q")], bodies=[owners_committee(dissolved_on="2025")],
        posts=[post("oc", "director", seats=seats)], appointments=list(appointments), **tables,
    )  # fmt: skip


def test_a_suspended_holder_is_no_holder_but_keeps_the_seat() -> None:
    pause = row(id="x", appointment="p@oc-director", since="2024-01-01")
    state = chair(holding("p", "oc-director"), suspensions=[pause])
    assert (holders(state, "oc-director", DAY), vacant_seats(state, "oc-director", DAY)) == ([], 1)
    assert status_on(state, "p@oc-director", DAY) == "SUSPENDED"


def test_seats_are_vacant_where_only_uncertain_holders_sit_and_none_where_the_body_is_uncertain() -> None:
    state = chair(holding("p", "oc-director", since="2024"))
    assert vacant_seats(state, "oc-director", DAY) == 2
    assert vacant_seats(state, "oc-director", "2025-03-01") == 0
    assert [posts(state, "oc", day) for day in (DAY, "2025-03-01", None)] == [["oc-director"], [], ["oc-director"]]


def test_appointments_of_a_day_are_those_that_hold_or_may_hold_of_any_status() -> None:
    state = chair(
        holding("p", "oc-director", status="rejected", since="2024-01-01"), holding("q", "oc-director", since="2024-06"),
    )  # fmt: skip
    assert appointments_of_body(state, "oc", DAY) == ["p@oc-director", "q@oc-director"]
    assert appointments_of_body(state, "oc", "2024-05-01") == ["p@oc-director"]
    assert appointments_of_body(state, "oc", None) == ["p@oc-director", "q@oc-director"]


def test_the_committee_of_a_compound_is_the_owners_before_the_stand_in_then_the_latest() -> None:
    stand_in = row(id="a", name="物管会", kind="management_committee", form="temporary", compound="c", established_on="2024")
    elder = owners_committee(established_on="2023-05-01")
    later = {**owners_committee(established_on="2023-06"), "id": "zz"}
    assert committee(street_with(bodies=[stand_in, elder, later]), "c", DAY) == "zz"


def test_an_own_branch_goes_before_a_joint_one() -> None:
    joint = branch(id="a", form="joint_branch", established_on="2024-01-01")
    assert party_organisation(street_with(bodies=[joint, branch()]), "c", DAY) == "br"


def test_the_firms_of_a_compound_are_those_that_certainly_serve_it() -> None:
    two = [service(), service(id="s2", provider="g", since="2024")]
    assert firms(street_with(bodies=[firm(), firm(id="g")], services=two), "c", DAY) == ["f"]


def tied() -> State:
    """p sits in oc and f; q sits in f and br."""
    return street_with(
        people=[person("p"), person("q")], bodies=[owners_committee(), firm(), branch()],
        posts=[post("oc", "member"), post("f", "staff", seats="2"), post("br", "secretary")],
        appointments=[
            holding("p", "oc-member", since="2023-05-01"), holding("p", "f-staff", since="2023", on_behalf_of="oc"),
            holding("q", "f-staff"), holding("q", "br-secretary"),
        ],
        services=[service()],
    )  # fmt: skip


def test_a_network_walks_one_appointment_a_step() -> None:
    found = network(tied(), ["p"], 2, None, DAY)
    assert found.depths == {"p": 0, "f": 1, "oc": 1, "q": 2}
    assert set(found.edges) == {"p@oc-member", "p@f-staff", "q@f-staff"}
    assert not found.truncated


def test_a_network_cut_by_its_limit_keeps_the_smaller_ids_of_equal_depth() -> None:
    found = network(tied(), ["p"], 2, None, DAY, limit=2)
    assert (set(found.depths), set(found.edges), found.truncated) == ({"p", "f"}, {"p@f-staff"}, True)


def test_body_kinds_remove_other_bodies_before_walking_but_not_the_seeds() -> None:
    assert set(network(tied(), ["p"], 4, ["PARTY_ORGANISATION"], DAY).depths) == {"p"}
    assert set(network(tied(), ["f"], 4, ["PARTY_ORGANISATION"], DAY).depths) == {"f", "p", "q", "br"}


def test_a_stated_sender_leaves_one_direction_and_an_unstated_pair_both() -> None:
    found = cross_appointments(tied(), "990101001", DAY)
    assert {(c.home, c.away, c.stated) for c in found} == {
        ("p@oc-member", "p@f-staff", True), ("q@f-staff", "q@br-secretary", False), ("q@br-secretary", "q@f-staff", False),
    }  # fmt: skip
    assert {c.since for c in found if c.person == "p"} == {"2023"}


def test_of_reduced_dates_the_later_since_and_the_earlier_until_are_kept_as_written() -> None:
    assert later_since("2024", "2024-12-31") == "2024-12-31"
    assert later_since("2024", "2024-11-30") == "2024"
    assert earlier_until("2024", "2024-01") == "2024-01"
    assert (earlier_until("", "2024"), later_since("", "")) == ("2024", "")


def test_the_matrix_counts_rows_by_the_area_of_the_away_body_and_its_compounds() -> None:
    matrix = cross_matrix(tied(), "990101001", "COMMUNITY", DAY)
    assert matrix == {
        ("990101001", "owners_committee", "firm"): (1, 1), (COMMUNITY, "firm", "party_organisation"): (1, 1),
        ("990101001", "party_organisation", "firm"): (1, 1),
    }  # fmt: skip


def test_a_person_lies_where_a_held_post_an_ownership_or_an_employment_lies() -> None:
    state = street_with(people=[person("p"), person("q")], ownerships=[row(id="o", person="p", compound="c")])
    assert people(state, COMMUNITY, DAY) == {"p"}
    assert people(state, None, DAY, PersonFilter(party_member=False)) == set()


def assert_keeps_the_rules(loads: Loads) -> None:
    for instant in instants(loads)[1:]:
        records = {r.id: (r.table, r.cells) for r in World(loads).at(instant).records.values()}
        assert rules_broken(records, sorted(records)) is None
    for _, bundle in loads:
        named = [r.get("code") or r["id"] for rows in bundle.values() for r in rows]
        assert len(named) == len(set(named))


@pytest.mark.parametrize("aspects", [SIX, ALL_ASPECTS], ids=["six", "all"])
@pytest.mark.parametrize("seed", range(3))
def test_seeded_bundles_keep_the_rules_of_the_bundle(seed: int, aspects: Sequence[str]) -> None:
    assert_keeps_the_rules(seeded_loads(seed, aspects))


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(load_series() | load_series(ALL_ASPECTS, compounds=1, loads=2))
def test_hypothesis_makes_bundles_that_keep_the_rules(loads: Loads) -> None:
    assert_keeps_the_rules(loads)


def test_seeded_bundles_show_every_verdict_of_the_six_metrics_and_rows_always_sum() -> None:
    seen: Counter[tuple[str, str | None]] = Counter()
    for seed in range(25):
        loads = seeded_loads(seed)
        random = Random(seed)
        for instant in instants(loads)[1:]:
            state = World(loads).at(instant)
            day: date = question_day(random, state)
            for name in SIX:
                seen.update((name, verdict(state, name, s.id, day)[1]) for s in subjects_of(state, METRICS[name]))
                whole = coverage(state, name, "990101", None, day)["990101"]
                split = coverage(state, name, "990101", "community", day)
                assert tuple(whole) == tuple(map(sum, zip(*split.values(), strict=True)))
    shown = {(name, v): seen[name, v] for name in SIX for v in ("MET", "NOT_MET", "UNKNOWN", "EXEMPT")}
    assert min(shown.values()) >= 3, shown
