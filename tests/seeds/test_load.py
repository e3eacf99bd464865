"""Bundles into a real graph: what a load writes, what it leaves alone, and what stays readable."""

import json

import pytest

from graph.database import Database
from graph.model.tables import TABLE, TABLES
from resolvers import coverage, listings, records
from seeds.load import load_bundle
from tests.graph.ledger import FOREVER, contents, counts_by_table, digest, faults
from tests.seeds.load_world import (
    METRIC,
    adopted,
    bundle_of,
    caller,
    codes,
    ids_in,
    loaded,
    page_of,
    pick,
    row,
    rows_of,
    totals,
    void,
    whole_world,
)

DAY = 20240601


@pytest.fixture
async def world(graph: Database) -> Database:
    """The whole world, loaded."""
    await loaded(await adopted(graph), whole_world())
    return graph


async def test_every_table_and_every_column_is_kept(graph: Database) -> None:
    rows = whole_world()
    assert {name: {column for one in told for column in one} for name, told in rows.items()} == {
        table.name: {column.name for column in table.columns} for table in TABLES
    }
    result = await loaded(await adopted(graph), rows)
    assert result.counts == {
        name: {"created": len(told), "changed": 0, "unchanged": 0, "voided": 0} for name, told in rows.items()
    }
    found = await contents(graph)
    assert counts_by_table(found) == {name: len(told) for name, told in rows.items()}
    stated = {node.id: node for node in found.records.values()}
    for name, told in rows.items():
        for number, cells in enumerate(told, 2):
            node = stated[cells[TABLE[name].key]]
            assert (node.stated, node.label) == (cells, TABLE[name].label)
            assert (node.properties["bundle"], node.properties["row"]) == (result.id, number)
            assert node.properties["recordedAt"] == result.recorded_at
    assert await faults(graph) == []


async def test_what_cells_mean_is_kept_beside_what_they_say(world: Database) -> None:
    found = {node.id: node.properties for node in (await contents(world)).records.values()}
    typed = {"households": 120, "floorAreaM2": 9876.5, "mature": True, "class": "closed"}
    dated = {"sinceFirst": 20010901, "sinceLast": 20010930, "untilFirst": 20900101, "untilLast": 20901231, "builtOn": "2001-09"}
    assert {name: found["c-1"][name] for name in typed | dated} == typed | dated
    assert (found["t-chair"]["title"], found["t-chair"]["seats"]) == ("主任", 1)
    assert (found["a-2"]["status"], found["a-2"]["untilFirst"], "until" in found["a-2"]) == ("in_office", 99991231, False)
    assert found["n-1"]["value"] == -1.5
    assert found["b-oc"]["type"] == "OwnersCommittee"


async def test_a_second_load_changes_nothing_at_all(world: Database) -> None:
    before = await digest(world)
    result = await loaded(world, whole_world())
    assert totals(result) == {"unchanged": sum(map(len, whole_world().values()))}
    assert result.recorded_at is None
    assert await digest(world) == before


async def test_a_correction_supersedes_and_what_was_known_stays_readable(world: Database) -> None:
    before = caller(world).asking.now
    result = await loaded(world, row("p-1", name="虚构丙", phone=""), row("a-1", until="2021-06-01", approved_by="b-party"))
    assert totals(result) == {"changed": 2}
    appointments = {"Appointment": [pick("until"), pick("approvedBy", {"*": []}), pick("supersededAt")]}
    asked = {
        "Person": [
            pick("name"),
            pick("phone"),
            pick("appointments", appointments),
        ]
    }
    now = await records.person(caller(world), pick("person", asked, id="p-1"))
    assert now is not None
    assert (now["name"], now["phone"]) == ("虚构丙", None)
    assert [(one["until"], one["approvedBy"]["id"]) for one in now["appointments"]] == [("2021-06-01", "b-party")]
    then = await records.person(
        caller(world), pick("person", {"Person": [pick("appointments", appointments, knownAt=before)]}, id="p-1")
    )
    assert then is not None
    assert [(one["until"], one["approvedBy"]["id"], one["supersededAt"]) for one in then["appointments"]] == [
        ("2022-01-01", "b-joint", result.recorded_at)
    ]
    people = pick("people", page_of(pick("name"), pick("phone")), knownAt=before)
    named = {one["node"]["id"]: one["node"] for one in (await listings.people(caller(world), people))["rows"]}
    assert (named["p-1"]["name"], named["p-1"]["phone"]) == ("虚构甲", "00000000001")
    assert await faults(world) == []


async def test_coverage_and_lists_as_known_before_a_correction_are_as_they_were(world: Database) -> None:
    area = {"Coverage": [pick("area", {"Area": []})]}

    async def told(known: int | None) -> tuple[list[tuple[str, int, int, int]], list[str]]:
        asked = pick("coverage", area, within="970101001", metrics=[METRIC], by="community", asOf=DAY, knownAt=known)
        rows = await coverage.coverage(caller(world), asked)
        listed = pick("compounds", page_of(pick("name")), within="970101001001", asOf=DAY, knownAt=known)
        page = await listings.compounds(caller(world), listed)
        return [(one["area"]["id"], one["population"], one["met"], one["notMet"]) for one in rows], ids_in(page)

    first = ([("970101001001", 2, 1, 1), ("970101001002", 1, 1, 0)], ["c-1", "c-2"])
    assert await told(None) == first
    before = caller(world).asking.now
    await loaded(world, row("b-oc", compound="c-3"), row("c-2", area="970101001002"), void("y-1"))
    after = ([("970101001001", 1, 0, 0), ("970101001002", 2, 1, 0)], ["c-1"])
    assert await told(None) == after
    assert await told(before) == first
    assert await told(caller(world).asking.now) == after


async def test_what_is_void_counts_nowhere_is_still_known_and_comes_back(world: Database) -> None:
    start = caller(world).asking.now
    posts = {"Person": [pick("name"), pick("appointments", {"Appointment": [pick("since")]})]}
    gone = await loaded(world, void("x-1"), void("k-1"), void("a-1"))
    assert totals(gone) == {"voided": 3}
    found = await contents(world)
    assert not {"x-1", "k-1", "a-1"} & {node.id for node in found.records.values()}
    now = await records.person(caller(world), pick("person", posts, id="p-1"))
    assert now is not None
    assert now["appointments"] == []
    held = {"Appointment": [pick("since"), pick("suspensions", {"Suspension": [pick("reason")]})]}
    known = {"Person": [pick("appointments", held, knownAt=start)]}
    then = await records.person(caller(world), pick("person", known, id="p-1"))
    assert then is not None
    assert [one["suspensions"][0]["reason"] for one in then["appointments"]] == ["学习"]
    node = await records.node(caller(world), pick("node", {"Appointment": [pick("since"), pick("supersededAt")]}, id="a-1"))
    assert node is not None
    assert (node["since"], node["supersededAt"]) == ("2021-01-01", gone.recorded_at)

    before = await digest(world)
    assert totals(await loaded(world, void("a-1"))) == {"unchanged": 1}
    assert await digest(world) == before

    back = await loaded(world, row("a-1"), row("x-1"))
    assert totals(back) == {"changed": 2}
    versions = [node for node in (await contents(world)).versions.values() if node.id == "a-1"]
    assert sorted(node.period for node in versions)[1] == (back.recorded_at, FOREVER)
    assert await faults(world) == []


async def test_what_others_refer_to_is_void_only_with_them(world: Database) -> None:
    before = await digest(world)
    alone = await load_bundle(world, bundle_of(rows_of(void("a-1"))), name="test")
    assert not alone.accepted
    assert codes(alone) == [("appointments", "VOID_STILL_NAMED")]
    assert await digest(world) == before
    whole = rows_of(*(void(one.get("id", one.get("code", ""))) for told in whole_world().values() for one in told))
    assert totals(await loaded(world, whole)) == {"voided": sum(map(len, whole.values()))}
    assert (await contents(world)).records == {}
    assert await faults(world) == []
    named = await load_bundle(world, bundle_of(rows_of(row("a-1"))), name="test")
    assert {code for _, code in codes(named)} == {"VOID_REFERENCE"}
    assert totals(await loaded(world, whole_world())) == {"changed": sum(map(len, whole.values()))}
    assert await faults(world) == []


async def test_a_dry_run_says_the_same_and_writes_nothing(world: Database) -> None:
    told = [row("p-1", name="虚构丙"), void("v-1"), row("s-1"), ("people", {"id": "p-3", "name": "虚构丁"})]
    broken = [*told, ("people", {"id": "p-4", "name": "虚构戊", "gender": "unknown", "source": "nowhere"})]
    for rows in (broken, told):
        before = await digest(world)
        dry = await load_bundle(world, bundle_of(rows_of(*rows)), name="test", dry_run=True)
        assert await digest(world) == before
        wet = await load_bundle(world, bundle_of(rows_of(*rows)), name="test")
        assert (dry.accepted, dry.findings, dry.counts) == (wet.accepted, wet.findings, wet.counts)
        assert (dry.dry_run, dry.recorded_at) == (True, None)
    assert totals(wet) == {"created": 1, "changed": 1, "unchanged": 1, "voided": 1}


async def test_a_refused_bundle_writes_nothing(world: Database) -> None:
    before = await digest(world)
    rows = [row("p-1", name="虚构丙"), row("a-1", person="nobody"), row("c-1", area="970101001")]
    result = await load_bundle(world, bundle_of(rows_of(*rows)), name="test")
    assert not result.accepted
    assert codes(result) == [("appointments", "UNKNOWN_REFERENCE"), ("compounds", "NOT_COMMUNITY_OR_GRID")]
    assert result.recorded_at is None
    assert await digest(world) == before


async def test_what_a_load_returns_reads_as_the_contract_names_it(world: Database) -> None:
    result = await loaded(world, row("p-1", name="虚构丙"))
    said = json.loads(json.dumps(result.as_json()))
    assert said.keys() == {"id", "accepted", "dryRun", "findings", "counts", "recordedAt"}
    assert said["counts"] == [{"table": "people", "created": 0, "changed": 1, "unchanged": 0, "voided": 0}]
    assert said["recordedAt"].endswith("Z")
