"""The demo city obeys the bundle's rules, load by load, by a plain check of its own."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from stdnum.cn import uscc

from graph.model.columns import Cell
from graph.model.dates import OPEN_END, OPEN_START, end_stretch, start_stretch, stretch
from graph.model.kinds import AREA_CODE_LENGTH, FORM_REQUIRED, FORMS
from graph.model.tables import ANYTHING, TABLE, TABLES
from seeds.demo import DemoLoad, demo_counts, demo_loads, demo_plants
from tests.oracle.metric_table import METRICS

Rows = dict[str, dict[str, dict[str, str]]]
RULES = {"99-R-001", "99-R-049"}
WAITING = ("proposed", "under_review", "publicised", "approved", "rejected", "withdrawn")
HOLDING = ("in_office", "ended")


@pytest.fixture(scope="module")
def loads() -> list[DemoLoad]:
    return demo_loads()


def states(loads: list[DemoLoad]) -> Iterator[tuple[DemoLoad, Rows]]:
    """Each load with the records that are not void after it."""
    rows: Rows = {table.name: {} for table in TABLES}
    for load in loads:
        for table, told in load.rows.items():
            for row in told:
                identifier = row[TABLE[table].key]
                if row.get("void") == "yes":
                    assert identifier in rows[table], f"{identifier} is voided but was not there"
                    del rows[table][identifier]
                else:
                    rows[table][identifier] = row
        yield load, rows


def test_instants_and_names_ascend(loads: list[DemoLoad]) -> None:
    instants = [load.instant_us for load in loads]
    assert instants == sorted(set(instants))
    assert loads[0].instant_us == 1673229600000000
    assert len({load.name for load in loads}) == len(loads)


def test_the_same_seed_gives_the_same_city_and_another_seed_another(loads: list[DemoLoad]) -> None:
    assert demo_loads() == loads
    assert demo_loads(7) != loads


def test_the_demo_is_large_enough_and_small_enough() -> None:
    counts = {count.table: count for count in demo_counts()}
    assert sum(count.rows for count in counts.values()) <= 12_000
    least = {"areas": 39, "compounds": 80, "people": 600, "appointments": 1000, "bodies": 150, "surveys": 100}
    assert {table: counts[table].records >= least[table] for table in least} == dict.fromkeys(least, True)
    assert all(count.records for count in counts.values())


def test_every_identifier_is_well_formed_and_stands_in_one_table_only(loads: list[DemoLoad]) -> None:
    table_of: dict[str, str] = {}
    for load in loads:
        for table, rows in load.rows.items():
            identifiers = [row[TABLE[table].key] for row in rows]
            assert len(identifiers) == len(set(identifiers))
            for identifier in identifiers:
                assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}", identifier)
                assert table_of.setdefault(identifier, table) == table


def test_every_cell_fits_its_column(loads: list[DemoLoad]) -> None:
    for load in loads:
        for table, rows in load.rows.items():
            for row in rows:
                if "void" in row:
                    assert set(row) == {TABLE[table].key, "void"}
                    continue
                assert all(row.get(column.name) for column in TABLE[table].columns if column.required), row
                for name, value in row.items():
                    column = TABLE[table].column(name)
                    assert value
                    if column.words:
                        assert value in column.words, row
                    if column.cell is Cell.DATE:
                        assert stretch(value)
                    if column.cell is Cell.WHOLE:
                        assert int(value) > 0
                    if column.cell is Cell.USCC:
                        uscc.validate(value)


def test_every_reference_resolves_to_a_record_that_is_not_void(loads: list[DemoLoad]) -> None:
    for load, state in states(loads):
        label_of = {identifier: TABLE[table].label for table, rows in state.items() for identifier in rows}
        for table, rows in state.items():
            for row in rows.values():
                for column in TABLE[table].references:
                    value = row.get(column.name, "")
                    for target in filter(None, value.split(";") if column.cell is Cell.REFERENCES else [value]):
                        if column.to in (("Metric",), ("Rule",)):
                            assert target in {*METRICS, *RULES}
                        else:
                            wanted = {*column.to, *(set(label_of.values()) if ANYTHING in column.to else ())}
                            assert label_of.get(target) in wanted, (load.name, row, column.name)


def test_codes_forms_and_credit_codes_are_as_the_bundle_wants_them(loads: list[DemoLoad]) -> None:
    for _, state in states(loads):
        for code, area in state["areas"].items():
            digits = code.split("-")[0]
            assert code.startswith("99")
            assert len(digits) == (12 if area["level"] == "grid" else AREA_CODE_LENGTH[area["level"]])
            assert ("-" in code) == (area["level"] == "grid")
            assert code.startswith(area.get("parent", ""))
        for compound in state["compounds"].values():
            assert state["areas"][compound["area"]]["level"] in ("community", "grid")
        codes = [body["uscc"] for body in state["bodies"].values() if "uscc" in body]
        assert len(codes) == len(set(codes))
        for body in state["bodies"].values():
            known = FORMS.get(body["kind"])
            assert "form" in body or body["kind"] not in FORM_REQUIRED
            assert known is None or body.get("form", known[0]) in known


def test_periods_end_after_they_begin(loads: list[DemoLoad]) -> None:
    for _, state in states(loads):
        for table in TABLES:
            for row in state[table.name].values():
                if table.start:
                    began, ended = start_stretch(row.get(table.start)), end_stretch(row.get(table.end))
                    assert began.first < ended.last, row
        for person in state["people"].values():
            assert start_stretch(person.get("born_on")).first < end_stretch(person.get("party_since")).last
            assert person.get("party_status") != "none" or not {"party_since", "party_until"} & set(person)
        for activity in state["activities"].values():
            assert start_stretch(activity.get("on")).first <= end_stretch(activity.get("done_on")).last
            assert activity["kind"] != "complaint" or "on" in activity


def _life(row: dict[str, str], start: str, end: str) -> tuple[int, int, int, int]:
    began, ended = start_stretch(row.get(start)), end_stretch(row.get(end))
    return began.first, began.last, ended.first, ended.last


def _certain(state: Rows, holding: dict[str, str]) -> tuple[int, int]:
    """The days on which a holding is certain, from the first to before the last."""
    post = state["posts"][holding["post"]]
    body = state["bodies"][post["body"]]
    lives = [_life(holding, "since", "until"), _life(post, "since", "until"), _life(body, "established_on", "dissolved_on")]
    if holding.get("status") == "ended" and "until" not in holding:
        return OPEN_END, OPEN_START
    return max(life[1] for life in lives), min(life[2] for life in lives)


def test_holdings_lie_inside_the_life_of_body_and_post(loads: list[DemoLoad]) -> None:
    for load, state in states(loads):
        for holding in state["appointments"].values():
            if holding.get("status", "in_office") not in HOLDING:
                continue
            post = state["posts"][holding["post"]]
            for life in (_life(post, "since", "until"), _life(state["bodies"][post["body"]], "established_on", "dissolved_on")):
                since, until = holding.get("since"), holding.get("until")
                assert since is None or (stretch(since).last >= life[0] and stretch(since).first < life[3]), (load.name, holding)
                assert until is None or (stretch(until).first <= life[3] and stretch(until).last > life[0]), (load.name, holding)


def test_no_post_has_more_certain_holders_than_seats_and_nobody_holds_one_twice(loads: list[DemoLoad]) -> None:
    for load, state in states(loads):
        held: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for holding in state["appointments"].values():
            if holding.get("status", "in_office") in HOLDING:
                since, until = _certain(state, holding)
                if since < until:
                    held[holding["post"]].append((since, until, holding["person"]))
        for post, days in held.items():
            seats = int(state["posts"][post].get("seats", "1"))
            for day, _, _ in days:
                there = [person for since, until, person in days if since <= day < until]
                assert len(there) <= seats, (load.name, post)
                assert len(there) == len(set(there)), (load.name, post)


def test_no_holding_or_service_is_told_before_it_began(loads: list[DemoLoad]) -> None:
    for load in loads:
        for table in ("appointments", "services", "suspensions"):
            for row in load.rows.get(table, []):
                assert row.get("status") in (*WAITING, "in_office", "ended", None)
                if row.get("status") not in WAITING:
                    assert row.get("since", "2020")[:10] <= load.name.removeprefix("demo-"), row


def test_everything_invented_says_so(loads: list[DemoLoad]) -> None:
    for load in loads:
        for table, rows in load.rows.items():
            for row in rows:
                for name in {"name", "publisher", "title"} & set(row):
                    if table != "posts":
                        assert row[name].startswith("演示"), row
                if table == "sources" and "void" not in row:
                    assert row["title"].startswith("演示文件")


def test_every_word_of_every_list_occurs(loads: list[DemoLoad]) -> None:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    forms: dict[str, set[str]] = defaultdict(set)
    for load in loads:
        for table, rows in load.rows.items():
            for row in rows:
                for name, value in row.items():
                    found[table, name].add(value)
                if table == "bodies" and "form" in row:
                    forms[row["kind"]].add(row["form"])
    for described in TABLES:
        for column in described.columns:
            assert set(column.words) <= found[described.name, column.name], (described.name, column.name)
            assert found[described.name, column.name] or column.name == "url", (described.name, column.name)
    for kind, words in FORMS.items():
        assert set(words) <= forms[kind]


def test_what_is_planted_is_there(loads: list[DemoLoad]) -> None:
    known = {row[TABLE[table].key] for load in loads for table, rows in load.rows.items() for row in rows}
    plants = demo_plants()
    assert len(plants) > 30
    assert all(identifiers and set(identifiers) <= known for identifiers in plants.values())
