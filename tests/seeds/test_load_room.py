"""A load that the database has no memory for is refused before it begins."""

import pytest

import seeds.load
from graph.database import Database
from graph.store.room import room_for_a_load, size_of
from seeds.bundle import Bundle, BundleRow
from seeds.prepare import prepare


@pytest.mark.parametrize(
    ("text", "size"), [("0B", 0), ("512.00MiB", 512 * 2**20), ("1.03GiB", int(1.03 * 2**30)), ("nonsense", 0), ("", 0)]
)
def test_a_size_is_read_as_neo4j_writes_it(text: str, size: int) -> None:
    assert size_of(text) == size


async def test_the_server_says_how_much_a_transaction_may_take(graph: Database) -> None:
    room = await room_for_a_load(graph)
    assert room is not None
    assert room > 100 * 2**20


@pytest.mark.parametrize("dry_run", [True, False])
async def test_a_load_too_large_is_refused_with_both_sizes_and_nothing_is_written(
    graph: Database, monkeypatch: pytest.MonkeyPatch, dry_run: bool
) -> None:
    await prepare(graph)
    monkeypatch.setattr(seeds.load, "BYTES_OF_A_ROW", 2**34)
    bundle = Bundle({"people": [BundleRow("people", 2, {"id": "p-1", "name": "甲"})]})
    result = await seeds.load.load_bundle(graph, bundle, name="large", dry_run=dry_run)
    assert [(found.code, found.table, found.row) for found in result.findings] == [("TOO_LARGE_TO_LOAD", "bundle", 0)]
    assert "16384 MiB" in result.findings[0].message
    assert not result.accepted
    assert await graph.read("MATCH (p:Person) RETURN p.id AS id") == []
