"""A sound graph is healthy; whatever breaks it is seen; what follows from the facts is healed, and nothing else is touched."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from graph.database import Database
from graph.doctor import CHECKS
from seeds.demo import load_demo
from seeds.load import load_bundle
from seeds.prepare import prepare
from tests.seeds.doctor_breaks import HEALED, TOLD, Break
from tests.seeds.doctor_world import Sound, codes, diagnosis, told
from tests.seeds.load_world import bundle_of, row, rows_of, whole_world

PURE = {"LOOKUP_NOT_ONLINE", "TOKEN_INDEX_MISSING", "LEDGER_AHEAD"}
"""Checks whose tests stand by themselves."""


@pytest.fixture(scope="module")
def sound(database: Database) -> Sound:
    return Sound(database)


async def test_a_sound_graph_with_a_history_is_healthy_whatever_the_page(sound: Sound) -> None:
    graph = await sound.there()
    for page in (1000, 11):
        found = await diagnosis(graph, page=page)
        assert (found.findings, found.repaired, found.rules_examined) == ([], {}, True)
        assert found.sizes["records"] > 40
        assert found.sizes["versions"] > 40
    assert await told(graph) == sound.text


async def test_repairing_a_sound_graph_changes_nothing(sound: Sound) -> None:
    found = await diagnosis(await sound.there(), repair=True)
    assert (found.findings, found.repaired) == ([], {})
    assert await told(sound.database) == sound.text


def one_a_check(breaks: list[Break]) -> list[Any]:
    """Every break; those whose checks another one before breaks too are long."""
    seen: set[str] = set()
    marked = []
    for one in breaks:
        marks = [pytest.mark.long] if one.codes <= seen else []
        marked.append(pytest.param(one, marks=marks, id=one.says.replace(" ", "-")))
        seen |= one.codes
    return marked


async def test_what_is_loaded_meanwhile_is_not_taken_for_a_fault(sound: Sound) -> None:
    graph = await sound.there()

    async def loading() -> None:
        for number in range(12):
            rows = rows_of(row("c-1", households=str(number + 1)), row("p-1", name=f"虚构{number}"))
            assert (await load_bundle(graph, bundle_of(rows), name="meanwhile")).accepted

    found, _ = await asyncio.gather(diagnosis(graph, page=4), loading())
    assert found.findings == []


@pytest.mark.parametrize("one", one_a_check(HEALED))
async def test_what_follows_from_the_facts_is_found_and_healed(one: Break, sound: Sound) -> None:
    graph = await sound.there()
    for text in one.statements:
        await graph.execute(text)
    found = await diagnosis(graph, repair=True, page=20)
    assert one.codes <= set(found.repaired) <= one.codes | one.follows
    assert found.findings == []
    assert await told(graph) == sound.text


@pytest.mark.parametrize("one", one_a_check(TOLD))
async def test_what_follows_from_nothing_is_only_told(one: Break, sound: Sound) -> None:
    graph = await sound.there()
    for text in one.statements:
        await graph.execute(text)
    try:
        found = await diagnosis(graph)
        assert codes(found) == one.codes
        assert all(finding.count and finding.places[0].id and finding.places[0].detail for finding in found.findings)
    finally:
        for text in one.undo:
            await graph.execute(text)


@pytest.mark.long
@pytest.mark.parametrize("one", HEALED, ids=lambda one: one.says.replace(" ", "-"))
async def test_without_repair_exactly_its_finding_is_told_and_nothing_is_written(one: Break, sound: Sound) -> None:
    graph = await sound.there()
    for text in one.statements:
        await graph.execute(text)
    before = await told(graph)
    found = await diagnosis(graph)
    assert one.codes <= codes(found) <= one.codes | one.follows
    assert await told(graph) == before
    await diagnosis(graph, repair=True)


@pytest.mark.long
@pytest.mark.parametrize("one", [one for one in TOLD if not one.undo], ids=lambda one: one.says.replace(" ", "-"))
async def test_a_repair_deletes_no_node(one: Break, sound: Sound) -> None:
    graph = await sound.there()
    for text in one.statements:
        await graph.execute(text)
    count = "MATCH (n) RETURN elementId(n) AS key ORDER BY key"
    before = await graph.read(count)
    assert codes(await diagnosis(graph, repair=True)) & one.codes
    assert await graph.read(count) == before


async def test_an_older_hub_repairs_nothing(sound: Sound) -> None:
    graph = await sound.there()
    await graph.execute("CREATE (:Migration {name: '9999_newer'})")
    await graph.execute("MATCH (c:Compound {id: 'c-1'}) SET c.households = 121")
    found = await diagnosis(graph, repair=True)
    await graph.execute("MATCH (m:Migration {name: '9999_newer'}) DELETE m")
    assert codes(found) == {"MIGRATION_UNKNOWN", "PROPERTY_WRONG"}
    assert found.repaired == {}


async def test_the_index_of_labels_is_put_back(sound: Sound) -> None:
    graph = await sound.there()
    rows = await graph.read("SHOW INDEXES YIELD name, type, entityType WHERE type = 'LOOKUP' AND entityType = 'NODE'")
    await graph.execute(f"DROP INDEX {rows[0]['name']}")
    found = await diagnosis(graph, repair=True)
    assert (found.repaired, found.findings) == ({"TOKEN_INDEX_MISSING": 1}, [])


async def test_a_ledger_ahead_of_the_clock_is_told(graph: Database) -> None:
    await prepare(graph)
    ahead = int(datetime.now(UTC).timestamp() * 1_000_000) + 3600 * 1_000_000
    await load_bundle(graph, bundle_of(whole_world()), name="ahead", instant=ahead)
    assert codes(await diagnosis(graph)) == {"LEDGER_AHEAD"}


async def test_faults_of_one_kind_are_counted_and_the_first_are_named(sound: Sound) -> None:
    graph = await sound.there()
    await graph.execute("MATCH (r:Record) WHERE r.recordedAt IS NOT NULL SET r.salary = 1")
    [finding] = (await diagnosis(graph, page=5)).findings
    assert finding.check.code == "PROPERTY_WRONG"
    assert (finding.count > 20, len(finding.places)) == (True, 10)
    assert finding.places[0].detail == "salary"


@pytest.mark.long
async def test_the_demonstration_is_healthy(graph: Database) -> None:
    await prepare(graph)
    await load_demo(graph, lambda sentence: None)
    found = await diagnosis(graph)
    assert (found.findings, found.rules_examined) == ([], True)


def test_every_check_of_the_graph_is_broken_somewhere() -> None:
    broken = {code for one in (*HEALED, *TOLD) for code in one.codes}
    assert {check.code for check in CHECKS} == broken | PURE
