"""For each code a bundle that breaks the rule and a near one that keeps it."""

from dataclasses import dataclass

import pytest

from graph.model.masking import ERASED
from seeds.check import Known, check
from seeds.finding_codes import CHECKING
from seeds.findings import CODES
from tests.seeds.check_world import Rows, area, bundle_of, changed, known_of, record, world

Change = tuple[str, dict[str, str]]


@dataclass(frozen=True)
class Case:
    code: str
    at: str
    """Identifier and column of the finding: `c1.name`; `c1` for the whole row."""
    breaking: tuple[Change, ...]
    keeping: tuple[Change, ...]

    @property
    def name(self) -> str:
        return f"{self.code}-{self.at}-{list(self.breaking[-1][1].items())[-1]}"


def case(code: str, at: str, breaking: Change | list[Change], keeping: Change | list[Change]) -> Case:
    def listed(changes: Change | list[Change]) -> tuple[Change, ...]:
        return tuple(changes) if isinstance(changes, list) else (changes,)

    return Case(code, at, listed(breaking), listed(keeping))


def cell(code: str, table: str, at: str, breaking: str, keeping: str) -> Case:
    """A case of one cell with two texts."""
    id_, column = at.split(".")
    return case(code, at, record(table, id_, **{column: breaking}), record(table, id_, **{column: keeping}))


def app(id_: str, person: str, post: str, since: str = "", until: str = "", **cells: str) -> Change:
    return record("appointments", id_, person=person, post=post, since=since, until=until, **cells)


CASES = [
    case("PERSON_ERASED", "left.id", record("people", "left", name="ann"), record("people", "left", name=ERASED)),
    case("MISSING_VALUE", "c1.name", record("compounds", "c1", name=""), record("compounds", "c1", grade="")),
    case("MISSING_VALUE", "sus.since", record("suspensions", "sus", since=""), record("suspensions", "sus", until="")),
    case("BAD_ID", "a b.id", record("people", "a b", name="x"), record("people", "a:b", name="x")),
    case("BAD_ID", "人.id", record("people", "人", name="x"), record("people", "9", name="人")),
    case("BAD_ID", f"{'x' * 65}.id", record("people", "x" * 65, name="x"), record("people", "x" * 64, name="x")),
    case("BAD_ID", "-a.id", record("people", "-a", name="x"), record("people", "a-", name="x")),
    case("ID_OF_ANOTHER_TABLE", "old.id", record("people", "old", name="x"), record("sources", "old", title="x")),
    case("RESERVED_ID", "served.id", record("people", "served", name="x"), record("people", "Served", name="x")),
    case("RESERVED_ID", "R-001.id", record("people", "R-001", name="x"), record("people", "R-002", name="x")),
    case("RESERVED_ID", "policy-1.id", record("people", "policy-1", name="x"), record("people", "policy-2", name="x")),
    case("BAD_AREA_CODE", "5102.code", area("5102", "county"), area("5102", "city")),
    case("BAD_AREA_CODE", "51010.code", area("51010", "city"), area("510106", "county")),
    case("BAD_AREA_CODE", "510105001001g.code", area("510105001001g", "grid"), area("510105001001-x-1", "grid")),
    case("BAD_AREA_CODE", "510105001-1.code", area("510105001-1", "grid"), area("510105001999-1", "grid")),
    case("BAD_AREA_CODE", "５２.code", area("５２", "province"), area("52", "province")),
    case("AREA_OUTSIDE_PARENT", "520105.parent", area("520105", "county", parent="51"), area("510106", "county", parent="51")),
    case(
        "PARENT_NOT_HIGHER", "510106.parent", area("510106", "county", parent="510105"), area("510106", "county", parent="5101")
    ),
    cell("NAME_TOO_LONG", "compounds", "c1.name", "名" * 1001, "名" * 1000),
    cell("NAME_TOO_LONG", "areas", "510105.name", "n" * 1001, "n" * 1000),
    cell("UNKNOWN_WORD", "compounds", "c1.class", "shut", "semi_open"),
    cell("UNKNOWN_WORD", "compounds", "c1.mature", "true", "no"),
    cell("UNKNOWN_WORD", "compounds", "c1.void", "no way", "no"),
    cell("UNKNOWN_WORD", "posts", "chair.kind", "DIRECTOR", "director"),
    cell("UNKNOWN_WORD", "appointments", "app.status", "gone", "ended"),
    cell("UNKNOWN_WORD", "bodies", "party.form", "twig", "general_branch"),
    cell("UNKNOWN_WORD", "contacts", "tel.kind", "fax", "hotline"),
    cell("MISSING_VALUE", "contacts", "tel.value", "", "0000-7654321"),
    cell("NATIONAL_NUMBER", "contacts", "tel.value", "11010519491231002X", "0000-7654321"),
    case("FORM_MISSING", "party.form", record("bodies", "party", form=""), record("bodies", "firm", form="")),
    case(
        "FORM_MISSING",
        "mc.form",
        record("bodies", "mc", name="x", kind="management_committee"),
        record("bodies", "mc", name="x", kind="management_committee", form="permanent"),
    ),
    case(
        "FORM_NOT_TAKEN",
        "oc.form",
        record("bodies", "oc", form="elected"),
        record("bodies", "office", name="x", kind="public_office", form="anything at all"),
    ),
    cell("BAD_USCC", "bodies", "firm.uscc", "91110000600037341M", ""),
    case("BAD_USCC", "firm.uscc", record("bodies", "firm", uscc="91110000600037341l"), record("bodies", "firm", form="market")),
    case(
        "DUPLICATE_USCC",
        "f2.uscc",
        record("bodies", "f2", name="x", kind="firm", uscc="91110000600037341L"),
        [record("bodies", "f2", name="x", kind="firm", uscc="91110000600037341L"), record("bodies", "firm", uscc="")],
    ),
    cell("BAD_DATE", "compounds", "c1.built_on", "2023-02-29", "2024-02-29"),
    cell("BAD_DATE", "compounds", "c1.built_on", "2023/02/01", "2023-02"),
    cell("BAD_DATE", "compounds", "c1.built_on", "0000", "1999"),
    cell("BAD_DATE", "compounds", "c1.built_on", "2023-13", "2023-12"),
    cell("BAD_PERIOD", "activities", "act.period", "2024Q5", "2024H2"),
    cell("BAD_PERIOD", "activities", "act.period", "2024-13", "2024-12"),
    cell("BAD_NUMBER", "compounds", "c1.households", "1,200", "1200"),
    case(
        "BAD_NUMBER", "c1.households", record("compounds", "c1", households="1.5"), record("compounds", "c1", floor_area_m2="1.5")
    ),
    cell("NUMBER_OUT_OF_RANGE", "compounds", "c1.households", "-1", "0"),
    cell("NUMBER_OUT_OF_RANGE", "posts", "chair.seats", "0", "1"),
    case(
        "NUMBER_OUT_OF_RANGE",
        "c1.buildings",
        record("compounds", "c1", buildings="2147483648"),
        [record("compounds", "c1", buildings="2147483647"), record("activities", "act", value="-3.5")],
    ),
    cell("NATIONAL_NUMBER", "people", "ann.phone", "360426199101010071", "13800000000"),
    cell("NATIONAL_NUMBER", "sources", "s1.title", "of 360426 19910101 0071", "360426199101010072"),
    cell("NATIONAL_NUMBER", "sources", "s1.title", "No. 110101800101001", "510105001001001"),
    cell("UNKNOWN_REFERENCE", "ownerships", "own.person", "eve", "bob"),
    cell("UNKNOWN_REFERENCE", "activities", "act.subject", "nothing", "sur"),
    cell("UNKNOWN_REFERENCE", "compounds", "c1.source", "s1;s9", "s1;old"),
    cell("WRONG_TABLE", "ownerships", "own.person", "c1", "bob"),
    cell("WRONG_TABLE", "steps", "step.subject", "ann", "oc"),
    cell("WRONG_TABLE", "services", "srv.provider", "ann", "party"),
    cell("UNKNOWN_METRIC", "surveys", "sur.aspect", "c1", "served"),
    cell("UNKNOWN_RULE", "appointments", "app.basis", "R-9", ""),
    cell("UNKNOWN_RULE", "posts", "chair.required_by", "served", "R-001"),
    cell("NOT_A_FIRM", "employments", "emp.firm", "oc", "firm"),
    cell("NOT_A_FIRM", "bodies", "cell.firm", "oc", ""),
    case(
        "NOT_COMMUNITY_OR_GRID",
        "c1.area",
        record("compounds", "c1", area="510105001"),
        record("compounds", "c1", area="510105001001-g1"),
    ),
    cell("VOID_REFERENCE", "ownerships", "own.person", "gone", "ann"),
    case("VOID_UNKNOWN", "eve.id", record("people", "eve", void="yes"), record("sources", "old", void="yes")),
    case("CYCLE", "party.parent", record("bodies", "party", parent="cell"), record("bodies", "oc", parent="cell")),
    cell("CYCLE", "bodies", "firm.parent", "cell", "party"),
    case("CYCLE", "firm.firm", record("bodies", "firm", firm="firm"), record("bodies", "oc", firm="firm")),
    case(
        "CYCLE",
        "act.subject",
        [record("activities", "act", subject="sur"), record("surveys", "sur", subject="act", finding="none")],
        [record("activities", "act", subject="sur")],
    ),
    cell("START_NOT_BEFORE_END", "services", "srv.until", "2018-01-01", "2018"),
    cell("START_NOT_BEFORE_END", "compounds", "c1.demolished_on", "1999", "2000"),
    cell("START_NOT_BEFORE_END", "suspensions", "sus.until", "2021-03-01", "2021-03-02"),
    cell("START_NOT_BEFORE_END", "steps", "step.until", "2020-11", "2030"),
    cell("DONE_BEFORE_ON", "activities", "act.done_on", "2024-04", "2024-05"),
    cell("PARTY_BEFORE_BIRTH", "people", "ann.party_since", "1970-01-02", "1970-01"),
    case(
        "PARTY_DATES_WITH_NONE",
        "bob.party_until",
        record("people", "bob", party_until="2001"),
        record("people", "bob", born_on="2001"),
    ),
    case(
        "COMPLAINT_WITHOUT_DAY", "act.on", record("activities", "act", on=""), record("activities", "act", kind="meeting", on="")
    ),
    case(
        "WITHDRAWN_NOT_AREA",
        "sur.finding",
        record("surveys", "sur", subject="c1"),
        record("surveys", "sur", subject="c1", finding="complete"),
    ),
    # Holdings against body (2020 … 2026) and post (members: 2020-03-01 … 2025-03-01).
    cell("OUTSIDE_LIFE", "appointments", "app.since", "2019-12-31", "2020-01-01"),
    cell("OUTSIDE_LIFE", "appointments", "app.until", "2027-01-01", "2026-12-31"),
    case("OUTSIDE_LIFE", "m.since", app("m", "bob", "members", "2020-02-29"), app("m", "bob", "members", "2020-03-01")),
    case("OUTSIDE_LIFE", "m.since", app("m", "bob", "members", "2020-02"), app("m", "bob", "members", "2020-03")),
    case("OUTSIDE_LIFE", "m.until", app("m", "bob", "members", "2024", "2025-04"), app("m", "bob", "members", "2024", "2025")),
    case("OUTSIDE_LIFE", "m.since", app("m", "bob", "members", "2025-03-01"), app("m", "bob", "members", "2025-02-28")),
    case("OUTSIDE_LIFE", "m.until", app("m", "bob", "members", "", "2020-03-01"), app("m", "bob", "members", "", "2020-03-02")),
    case(
        "OUTSIDE_LIFE",
        "m.since",
        app("m", "bob", "members", "2019", status="ended"),
        app("m", "bob", "members", "2019", status="rejected"),
    ),
    case(
        "OUTSIDE_LIFE",
        "m.since",
        [record("posts", "p2", body="oc", kind="staff", since="2022"), app("m", "bob", "p2", "2021")],
        # A compound built later bounds what the post does not state, but a holding before it is no mistake.
        [
            record("compounds", "c1", built_on="2022"),
            record("posts", "p2", body="oc", kind="staff", compound="c1"),
            app("m", "bob", "p2", "2021"),
        ],
    ),
    case(
        "OUTSIDE_LIFE",
        "m.post",
        [record("posts", "p2", body="oc", kind="staff", since="2027"), app("m", "bob", "p2")],
        [record("posts", "p2", body="oc", kind="staff", since="2026"), app("m", "bob", "p2")],
    ),
    # Seats: the chair is ann's from 2021-01-01 to 2022-01-01.
    case("TOO_MANY_HOLDERS", "x", app("x", "bob", "chair", "2021-12-31"), app("x", "bob", "chair", "2022-01-01")),
    case("TOO_MANY_HOLDERS", "x", app("x", "bob", "chair", "2021-11"), app("x", "bob", "chair", "2021-12", status="proposed")),
    case(
        "TOO_MANY_HOLDERS",
        "x",
        app("x", "bob", "chair", "2021-11", status="ended", until="2023"),
        app("x", "bob", "chair", "2021-11", status="ended"),
    ),
    case("TOO_MANY_HOLDERS", "app", app("x", "bob", "chair", "", "2021-02"), app("x", "bob", "chair", "", "2021-01")),
    case(
        "TOO_MANY_HOLDERS",
        "x",
        [
            app("m1", "ann", "members"),
            app("m2", "bob", "members"),
            app("x", "cid", "members"),
            record("people", "cid", name="cid"),
        ],
        [app("m1", "ann", "members"), app("m2", "bob", "members")],
    ),
    case(
        "SAME_NAME",
        "c3.name",
        record("compounds", "c3", name="compound one", area="510105001001"),
        record("compounds", "c3", name="compound one", area="510105001001-g1"),
    ),
    case(
        "SAME_NAME",
        "b2.name",
        record("bodies", "b2", name="branch", kind="party_organisation", form="branch", area="510105001001"),
        record("bodies", "b2", name="branch", kind="residents_committee", area="510105001001"),
    ),
    case(
        "LIKELY_DUPLICATE",
        "ann2",
        record("people", "ann2", name="ann", born_on="1970-01-02"),
        record("people", "ann2", name="ann", born_on="1970-01-03"),
    ),
    case(
        "LIKELY_DUPLICATE",
        "own2",
        record("ownerships", "own2", person="ann", compound="c1"),
        record("ownerships", "own2", person="ann", compound="c2"),
    ),
    case(
        "TEMPORARY_BESIDE_ELECTED",
        "mc.compound",
        record("bodies", "mc", name="x", kind="management_committee", form="temporary", compound="c2;c1", dissolved_on="2021-02"),
        record("bodies", "mc", name="x", kind="management_committee", form="temporary", compound="c2;c1", dissolved_on="2020"),
    ),
    cell("MOBILE_NUMBER", "contacts", "tel.value", "+86 139 0000 0000", "0139-0000000"),
    cell("MOBILE_NUMBER", "contacts", "tel.value", "值班 13900000000", "113900000000"),
    cell("UNUSUAL_DATE", "compounds", "c1.built_on", "1024", "1900"),
    cell("UNUSUAL_DATE", "services", "srv.until", "9999-12-31", "2100"),
]

GRAPH: Rows = [
    ("sources", {"id": "old", "title": "old"}),
    ("people", {"id": "gone", "name": "gone"}),
    ("people", {"id": "left", "name": ERASED}),
]
TWICE = {"HELD_TWICE", "DUPLICATE_ID", "VOID_STILL_NAMED"}
"""Codes that need two rows of one identifier or the graph's own records: tested by themselves."""


def found(rows: Rows, known: Known) -> list[tuple[str, str]]:
    bundle = bundle_of(rows)
    ids = {(row.table, row.row): row.id for table in bundle.rows.values() for row in table}
    checked = check(bundle, known)
    return [(f.code, ids[f.table, f.row] + (f".{f.column}" if f.column else "")) for f in checked.findings]


def test_the_world_itself_is_sound() -> None:
    assert found(world(), known_of(GRAPH, void=["gone"])) == []


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.name)
def test_a_broken_rule_is_found_and_a_kept_one_is_not(one: Case) -> None:
    known = known_of(GRAPH, void=["gone"])
    assert (one.code, one.at) in found(changed(world(), *one.breaking), known)
    assert found(changed(world(), *one.keeping), known) == []


def test_every_code_has_a_case() -> None:
    assert {c.name for c in CHECKING} - {c.code for c in CASES} <= TWICE
    assert len(CODES) == len({*CODES})
