"""Checks against what the graph already holds, and what a load makes of each row."""

from collections.abc import Mapping, Sequence

import pytest

from seeds.bundle import Bundle, BundleRow
from seeds.check import Known, check, wanted
from seeds.check.areas import implied_parent
from tests.seeds.check_world import Rows, area, bundle_of, changed, known_of, record, world


def codes(rows: Rows, known: Known) -> list[tuple[str, str, str | None]]:
    bundle = bundle_of(rows)
    ids = {(row.table, row.row): row.id for table in bundle.rows.values() for row in table}
    return [(f.code, ids[f.table, f.row], f.column) for f in check(bundle, known).findings]


def app(id_: str, person: str, post: str, since: str = "", until: str = "", **cells: str) -> tuple[str, dict[str, str]]:
    stated = {"person": person, "post": post, "since": since, "until": until, **cells}
    return record("appointments", id_, **{name: text for name, text in stated.items() if text})


def ids_of(rows: Mapping[str, Sequence[BundleRow]]) -> list[str]:
    return [row.id for table in rows.values() for row in table]


def test_a_load_sorts_rows_into_created_changed_unchanged_and_voided() -> None:
    known = known_of(
        [*world(), record("people", "back", name="back"), record("people", "gone", name="gone")], void=["back", "gone"]
    )
    rows = [
        record("people", "new", name="new"),
        record("people", "ann", name="ann renamed"),
        record("people", "bob", name="bob", party_status="none", void="no"),
        record("people", "back", name="back"),
        record("people", "gone", void="yes"),
        record("ownerships", "own", void="yes", person="nobody", since="never"),
    ]
    checked = check(bundle_of(rows), known)
    assert checked.findings == []
    assert checked.accepted
    assert ids_of(checked.created) == ["new"]
    assert ids_of(checked.changed) == ["ann", "back"]
    assert ids_of(checked.unchanged) == ["bob", "gone"]
    assert ids_of(checked.voided) == ["own"]


def test_the_same_bundle_a_second_time_changes_nothing() -> None:
    checked = check(bundle_of(world()), known_of(world()))
    assert checked.findings == []
    assert len(ids_of(checked.unchanged)) == len(world())
    assert not [*ids_of(checked.created), *ids_of(checked.changed), *ids_of(checked.voided)]


def test_an_identifier_stands_once_in_a_bundle_over_all_tables() -> None:
    rows = [*world(), record("people", "ann", name="again"), record("steps", "c1", subject="app", step="file")]
    assert [c for c in codes(rows, known_of()) if c[0] == "DUPLICATE_ID"] == [
        ("DUPLICATE_ID", "ann", "id"),
        ("DUPLICATE_ID", "c1", "id"),
    ]


def test_a_void_that_the_graph_still_names_is_reported_on_the_void() -> None:
    known = known_of(world())
    assert codes([record("people", "bob", void="yes")], known) == [("VOID_STILL_NAMED", "bob", "id")]


def test_a_void_whose_referrers_go_with_it_passes() -> None:
    known = known_of(world())
    assert codes([record("people", "bob", void="yes"), record("employments", "emp", void="yes")], known) == []
    moved = record("employments", "emp", person="ann", firm="firm")
    assert codes([record("people", "bob", void="yes"), moved], known) == []


def test_a_reference_to_a_row_voided_in_the_bundle_is_reported_where_it_refers() -> None:
    rows = changed(world(), record("people", "bob", void="yes"))
    assert codes(rows, known_of(world())) == [("VOID_REFERENCE", "emp", "person")]


def test_a_firm_that_is_none_any_more_is_reported_for_the_staff_the_graph_has_there() -> None:
    rows = [record("bodies", "firm", name="firm", kind="public_office")]
    assert codes(rows, known_of(world())) == [("NOT_A_FIRM", "firm", "kind")]


def test_a_code_that_a_body_of_the_graph_has_is_refused_unless_it_gives_it_up() -> None:
    taken = record("bodies", "f2", name="f2", kind="firm", uscc="91110000600037341L")
    assert codes([taken], known_of(world())) == [("DUPLICATE_USCC", "f2", "uscc")]
    assert codes([taken, record("bodies", "firm", name="firm", kind="firm")], known_of(world())) == []


def test_a_body_shortened_under_a_holding_of_the_graph_is_reported_on_the_body() -> None:
    rows = [record("bodies", "oc", name="oc", kind="owners_committee", compound="c1", dissolved_on="2021-06")]
    assert codes(rows, known_of(world())) == [("OUTSIDE_LIFE", "oc", None)]
    rows = [record("bodies", "oc", name="oc", kind="owners_committee", compound="c1", dissolved_on="2022")]
    assert codes(rows, known_of(world())) == []


def test_seats_taken_away_under_holders_of_the_graph_are_reported_on_the_post() -> None:
    graph = changed(world(), app("m1", "ann", "members"), app("m2", "bob", "members"))
    fewer = record("posts", "members", body="oc", kind="member", since="2020-03-01", until="2025-03-01")
    assert codes([fewer], known_of(graph)) == [("TOO_MANY_HOLDERS", "members", "seats")]
    assert codes([fewer, record("appointments", "m2", void="yes")], known_of(graph)) == []


def test_a_new_holder_beside_one_of_the_graph_is_reported_on_the_new_one() -> None:
    graph = changed(world(), app("app", "ann", "chair", "2021-01-01", "2023-01-01"))
    assert codes([app("b", "bob", "chair", "2020-05", "2022")], known_of(graph)) == [("TOO_MANY_HOLDERS", "b", None)]


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        (("2021-01-01", "2022-01-01"), ("2021-12-31", "2023"), True),
        (("2021-01-01", "2022-01-01"), ("2022-01-01", "2023"), False),
        (("2021", "2021"), ("2020", "2022"), True),
        (("2021", "2021"), ("2021-06-15", "2022"), False),
        (("2021-06-10", "2021-06"), ("2021-06-05", "2022"), True),
        (("2021-06-10", "2021-06"), ("2021-06-15", "2022"), False),
        (("2021-04-30", "2021-04"), ("2021-01-01", "2021-05-01"), False),  # of no day, and refused as such
    ],
)
def test_one_person_holds_one_post_once_unless_the_dates_allow_another_reading(
    first: tuple[str, str], second: tuple[str, str], overlap: bool
) -> None:
    rows = changed(world(), app("m1", "bob", "members", *first), app("m2", "bob", "members", *second))
    assert ("HELD_TWICE" in {code for code, _, _ in codes(rows, known_of())}) is overlap


def test_proposals_and_holdings_ended_some_day_may_overlap() -> None:
    held = app("m1", "bob", "members", "2021")
    for other in (app("m2", "bob", "members", "2022", status="proposed"), app("m2", "bob", "members", "2022", status="ended")):
        assert codes(changed(world(), held, other), known_of()) == []


def test_a_circle_closed_through_the_graph_is_found() -> None:
    rows = [record("bodies", "party", name="branch", kind="party_organisation", form="branch", parent="cell")]
    assert codes(rows, known_of(world())) == [("CYCLE", "party", "parent")]


def test_references_into_a_table_that_could_not_be_read_are_not_reported() -> None:
    rows = [record("ownerships", "own", person="lost", compound="lost")]
    checked = check(Bundle(bundle_of(rows).rows, frozenset({"people"})), known_of())
    assert [(f.code, f.column) for f in checked.findings] == [("UNKNOWN_REFERENCE", "compound")]


def test_a_row_without_identifier_is_one_finding() -> None:
    assert [f.code for f in check(Bundle({"people": [BundleRow("people", 2, {"name": "x"})]}), Known()).findings] == [
        "MISSING_VALUE"
    ]
    assert [f.code for f in check(Bundle({"people": [BundleRow("people", 2, {"void": "yes"})]}), Known()).findings] == [
        "MISSING_VALUE"
    ]


def test_no_finding_repeats_a_national_identity_number() -> None:
    number = "360426199101010071"
    rows = [
        record("people", number, name="x"),
        record("people", number, name="x"),
        record("ownerships", "o", person="a" + number),
    ]
    for finding in check(bundle_of(rows), known_of()).findings:
        assert number not in str(finding.as_json())


def test_an_area_without_parent_lies_in_the_longest_code_that_begins_its_own() -> None:
    codes_there = {"51", "5101", "510105001", "510105001001", "510105001001-a"}
    assert implied_parent("510105001001-a-b", codes_there) == "510105001001"
    assert implied_parent("510105001001", codes_there) == "510105001"
    assert implied_parent("510105002", codes_there) == "5101"
    assert implied_parent("51", codes_there) is None


def test_what_is_wanted_of_the_graph_follows_from_the_bundle() -> None:
    rows = [app("x", "ann", "chair"), record("people", "bob", void="yes"), area("510106", "county", parent="51", source="s1;s2")]
    asked = wanted(bundle_of(rows))
    assert asked.ids == {"x", "ann", "chair", "bob", "510106", "51", "s1", "s2"}
    assert asked.voided == {"bob"}
    assert asked.posts == {"chair"}
