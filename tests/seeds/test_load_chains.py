"""Loads in which one record's change moves others: corrections of linked records, implied parents, areas of bodies."""

import asyncio
from collections.abc import Sequence

import pytest

from graph.database import Database
from seeds.load import load_bundle
from seeds.result import ImportResult
from tests.graph.ledger import FOREVER, Contents, contents, faults
from tests.seeds.load_world import Rows, adopted, bundle_of, loaded, row, rows_of, totals, void, whole_world

STREET = ("areas", {"code": "970101001", "name": "虚构街道", "level": "street"})


@pytest.fixture
async def world(graph: Database) -> Database:
    """The whole world, loaded."""
    await loaded(await adopted(graph), whole_world())
    return graph


def led_to(found: Contents, type_: str) -> dict[str, str]:
    """Where each record's relation of a type leads in the present."""
    return {found.id_of(edge.start): found.id_of(edge.finish) for edge in found.stated_edges if edge.type == type_}


def known_at(found: Contents, type_: str, instant: int) -> dict[str, str]:
    """Where each record's relation of a type led, as known at an instant."""
    return {
        found.id_of(edge.start): found.id_of(edge.finish)
        for edge in found.known_edges
        if edge.type == f"KNOWN_{type_}" and edge.period[0] <= instant < edge.period[1]
    }


async def test_a_body_its_post_and_its_appointment_are_corrected_together(world: Database) -> None:
    result = await loaded(
        world,
        row("b-oc", name="虚构业委会（更正）", established_on="2019-01-01"),
        row("t-chair", title="业委会主任", since="2019-06-01"),
        row("a-1", since="2019-07-01", basis=""),
        row("p-1", phone=""),
    )
    assert totals(result) == {"changed": 4}
    found = await contents(world)
    for id_ in ("b-oc", "t-chair", "a-1", "p-1"):
        assert sorted(node.period for node in found.versions.values() if node.id == id_)[1] == (result.recorded_at, FOREVER)
    assert led_to(found, "TO_POST")["a-1"] == "t-chair"
    assert "a-1" not in led_to(found, "BASED_ON")
    assert await faults(world) == []


async def test_a_record_corrected_alone_keeps_what_refers_to_it(world: Database) -> None:
    before = led_to(await contents(world), "ON_BEHALF_OF")
    for number in range(3):
        await loaded(world, row("b-party", name=f"虚构社区党委 {number}"), row("s-1", title=f"虚构通知 {number}"))
        assert await faults(world) == []
    assert led_to(await contents(world), "ON_BEHALF_OF") == before


async def test_an_area_inserted_in_between_becomes_the_parent_of_what_lies_below(graph: Database) -> None:
    rows = whole_world()
    rows["areas"] = [one | {"parent": ""} for one in rows["areas"] if one["code"] != "970101001"]
    rows["areas"] = [{name: text for name, text in one.items() if text} for one in rows["areas"]]
    first = await loaded(await adopted(graph), rows)
    communities = {"970101001001", "970101001002"}
    parents = led_to(await contents(graph), "IN")
    assert {parents[code] for code in communities} == {"970101"}

    inserted = await loaded(graph, STREET)
    parents = led_to(await contents(graph), "IN")
    assert {parents[code] for code in communities} == {"970101001"}
    assert parents["970101001"] == "970101"
    assert parents["970101001001-g1"] == "970101001001"
    assert await faults(graph) == []

    await loaded(graph, ("areas", {"code": "970101001", "void": "yes"}))
    found = await contents(graph)
    assert {led_to(found, "IN")[code] for code in communities} == {"970101"}
    assert first.recorded_at is not None
    assert inserted.recorded_at is not None
    assert known_at(found, "IN", first.recorded_at)["970101001001"] == "970101"
    assert known_at(found, "IN", inserted.recorded_at)["970101001001"] == "970101001"
    assert await faults(graph) == []

    both = await loaded(graph, STREET, row("970101001001", parent="", name="更名社区"))
    assert totals(both) == {"changed": 2}
    assert led_to(await contents(graph), "IN")["970101001001"] == "970101001"
    assert await faults(graph) == []


async def test_a_stated_parent_goes_before_an_implied_one(world: Database) -> None:
    await loaded(world, row("970101001002", parent="970101"))
    assert led_to(await contents(world), "IN")["970101001002"] == "970101"
    await loaded(world, row("970101001", name="更名街道"))
    assert led_to(await contents(world), "IN")["970101001002"] == "970101"
    await loaded(world, row("970101001002"))
    assert led_to(await contents(world), "IN")["970101001002"] == "970101001"
    assert await faults(world) == []


async def test_bodies_move_with_their_first_compound_and_take_what_hangs_on_them_along(world: Database) -> None:
    seats = led_to(await contents(world), "LIES_IN")
    assert (seats["b-joint"], seats["b-under"], seats["b-oc"]) == ("970101001001-g1", "970101001001-g1", "970101001001")
    moved = await loaded(world, row("c-2", area="970101001002"))
    seats = led_to(await contents(world), "LIES_IN")
    assert (seats["b-joint"], seats["b-under"], seats["b-oc"]) == ("970101001002", "970101001002", "970101001001")
    assert await faults(world) == []

    await loaded(world, row("b-joint", compound="c-1;c-2"), row("970101001002", name="更名社区"))
    found = await contents(world)
    assert {led_to(found, "LIES_IN")[id_] for id_ in ("b-joint", "b-under")} == {"970101001001"}
    assert moved.recorded_at is not None
    assert known_at(found, "LIES_IN", moved.recorded_at)["b-under"] == "970101001002"
    assert await faults(world) == []


async def test_branches_move_with_their_firm_and_stay_where_they_have_no_other_place(world: Database) -> None:
    await loaded(world, row("b-firm", area="970101001001"))
    assert led_to(await contents(world), "LIES_IN")["b-cell"] == "970101001001"
    await loaded(world, row("b-firm", area=""))
    seats = led_to(await contents(world), "LIES_IN")
    assert "b-firm" not in seats
    assert seats["b-cell"] == "970101001001", "the area of its parent"
    await loaded(world, row("b-party", area=""), void("b-under"))
    assert "b-cell" not in led_to(await contents(world), "LIES_IN")
    await loaded(world, row("b-party", area="970101001"), row("b-under"))
    assert led_to(await contents(world), "LIES_IN")["b-cell"] == "970101001"
    assert await faults(world) == []


async def test_a_code_passes_from_one_body_to_another_in_one_load(world: Database) -> None:
    other, code = "91350211M00010000T", "91110000600037341L"
    await loaded(world, row("b-party", uscc=other))
    await loaded(world, row("b-party", uscc=code), row("b-firm", uscc=other))
    await loaded(world, row("b-joint", uscc=code), row("b-party"))
    found = {node.id: node.properties.get("uscc") for node in (await contents(world)).records.values()}
    assert (found["b-joint"], found["b-firm"], found["b-party"]) == (code, other, None)
    assert await faults(world) == []


async def test_a_long_chain_of_bodies_finds_its_area(world: Database) -> None:
    names = [f"b-chain-{number:04}" for number in range(1200)]
    group = {"kind": "party_organisation", "form": "building_group"}
    chain = [{"id": id_, "name": id_, "parent": above, **group} for id_, above in zip(names, ["b-under", *names], strict=False)]
    await loaded(world, {"bodies": chain[::-1]})
    assert led_to(await contents(world), "LIES_IN")[names[-1]] == "970101001001-g1"


async def test_instants_ascend_even_when_the_clock_goes_back(graph: Database) -> None:
    await adopted(graph)
    rows = [bundle_of({"people": [{"id": "p", "name": f"虚构{number}"}]}) for number in range(4)]
    ahead = 4_000_000_000_000_000
    instants = [
        (await load_bundle(graph, rows[0], name="test", instant=ahead)).recorded_at,
        (await load_bundle(graph, rows[1], name="test")).recorded_at,
        (await load_bundle(graph, rows[1], name="test")).recorded_at,
        (await load_bundle(graph, rows[2], name="test", instant=5)).recorded_at,
        (await load_bundle(graph, rows[3], name="test", instant=ahead + 10)).recorded_at,
    ]
    assert instants == [ahead, ahead + 1, None, ahead + 2, ahead + 10]
    assert await faults(graph) == []


async def test_loads_at_once_come_one_after_the_other(world: Database) -> None:
    async def load(rows: Rows) -> ImportResult:
        return await load_bundle(world, bundle_of(rows), name="test")

    async def together(several: Sequence[Rows]) -> list[ImportResult]:
        return list(await asyncio.gather(*map(load, several)))

    told = [rows_of(row("p-1", name=f"虚构{n}"), row("c-1", area="970101001002"), ("people", {"id": "p-9", "name": f"虚构{n}"}))
            for n in range(4)]  # fmt: skip
    results = sorted(await together(told), key=lambda result: result.recorded_at or 0)
    assert all(result.accepted for result in results)
    assert len({result.recorded_at for result in results}) == 4
    assert [totals(result) for result in results] == [
        {"created": 1, "changed": 2},
        *[{"changed": 2, "unchanged": 1}] * 3,
    ]
    versions = (await contents(world)).versions.values()
    assert {id_: sum(node.id == id_ for node in versions) for id_ in ("p-1", "c-1", "p-9")} == {"p-1": 5, "c-1": 2, "p-9": 4}
    assert await faults(world) == []

    same = await together([rows_of(("people", {"id": "p-10", "name": "虚构庚"}))] * 3)
    assert sorted(map(totals, same), key=str) == [{"created": 1}, {"unchanged": 1}, {"unchanged": 1}]
    # One of the two goes first, and what the other says no longer holds.
    void_and_name = await together([rows_of(void("k-1"), void("x-1"), void("a-1")), rows_of(row("x-1", reason="请假"))])
    assert [result.accepted for result in void_and_name] in ([True, True], [True, False])
    assert await faults(world) == []
