"""A division list in the graph: in parts, again, after an interruption, beside what is there already."""

import asyncio
import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import seeds.areas.load
from graph.database import Database
from seeds.areas import AreasImport, Citing, import_areas
from seeds.areas.load import LARGEST_PART, SMALLEST_PART
from seeds.load import load_path
from tests.graph.ledger import contents, digest, faults
from tests.seeds.area_lists import COUNTRY, Area, many, nested, package, padded, rows_of, table, written
from tests.seeds.load_world import adopted, loaded

QINGYANG = Path(__file__).parents[2] / "seeds" / "qingyang"
_AREAS = """
MATCH (a:Area)
OPTIONAL MATCH (a)-[:IN]->(p:Area)
RETURN a.id AS code, a.level AS level, a.name AS name, coalesce(p.id, '') AS parent, [(a)-[:CITES]->(s) | s.id] AS cited
ORDER BY code
"""


async def areas_of(graph: Database) -> list[Area]:
    return [(row["code"], row["level"], row["name"], row["parent"]) for row in await graph.read(_AREAS)]


async def cited(graph: Database) -> dict[str, list[str]]:
    return {row["code"]: row["cited"] for row in await graph.read(_AREAS)}


def counts(result: AreasImport) -> tuple[int, int, int]:
    assert result.accepted, result.lines()
    return result.created, result.changed, result.unchanged


def codes(result: AreasImport) -> list[tuple[str, int, str | None, str]]:
    return [(one.table, one.row, one.column, one.code) for one in result.findings]


@pytest.fixture
def country(tmp_path: Path) -> Path:
    return written(tmp_path / "country.csv", rows_of())


async def test_a_list_is_loaded_in_parts_each_an_instant_of_its_own(graph: Database, country: Path) -> None:
    dry = await import_areas(graph, country, Citing(), dry_run=True)
    assert (counts(dry), dry.loads, await areas_of(graph)) == ((len(COUNTRY), 0, 0), 0, [])
    seen: list[tuple[int, int]] = []
    done = await import_areas(
        graph, country, Citing(), part=5, progress=lambda what, n, of: seen.append((n, of)) if what == "loading" else None
    )
    assert (counts(done), done.loads) == ((len(COUNTRY), 0, 0), 3)
    assert seen == [(5, 12), (10, 12), (12, 12)]
    assert await areas_of(graph) == sorted(COUNTRY)
    assert await faults(graph) == []
    found = await contents(graph)
    assert len({node.period[0] for node in found.versions.values()}) == 3
    assert {tuple(ids) for ids in (await cited(graph)).values()} == {("cn-divisions-96",)}


async def test_the_same_list_again_in_whatever_form_changes_nothing(graph: Database, country: Path, tmp_path: Path) -> None:
    await import_areas(graph, country, Citing())
    before = await digest(graph)
    forms = [
        country,
        written(tmp_path / "padded.csv", padded()),
        written(tmp_path / "nested.json", nested()),
        package(tmp_path / "dist"),
        written(tmp_path / "villages.json", table("community")),
    ]
    for path in forms:
        done = await import_areas(graph, path, Citing(id="another", title="另一来源"))
        assert (done.accepted, done.created, done.changed, done.loads, done.recorded_at) == (True, 0, 0, 0, None), path
    assert await digest(graph) == before


async def test_a_list_that_leaves_out_the_cities_does_not_move_the_counties(
    graph: Database, country: Path, tmp_path: Path
) -> None:
    await import_areas(graph, country, Citing())
    province = {"code": "96", "name": "虚构省", "children": [{"code": "960101", "name": "虚构区"}]}
    assert counts(await import_areas(graph, written(tmp_path / "pc.json", [province]), Citing())) == (0, 0, 2)
    assert ("960101", "county", "虚构区", "9601") in await areas_of(graph)


async def test_what_a_later_list_says_otherwise_is_corrected_and_cites_it(graph: Database, country: Path, tmp_path: Path) -> None:
    await import_areas(graph, country, Citing())
    renamed = [row | ({"name": "朝阳社区居委会"} if row["code"] == "960101001001" else {}) for row in rows_of()]
    later = Citing(id="cn-divisions-2024", published_on="2024-06-30")
    done = await import_areas(graph, written(tmp_path / "later.csv", renamed), later)
    assert counts(done) == (0, 1, len(COUNTRY) - 1)
    assert (await cited(graph))["960101001001"] == ["cn-divisions-2024-96"]
    assert (await cited(graph))["960101001002"] == ["cn-divisions-96"]
    assert await faults(graph) == []


async def test_an_import_that_was_cut_short_is_taken_up_by_the_next(graph: Database, country: Path) -> None:
    class Cut(Exception):
        pass

    def cut(what: str, done: int, total: int) -> None:
        if what == "loading" and done >= 8:
            raise Cut

    with pytest.raises(Cut):
        await import_areas(graph, country, Citing(), part=4, progress=cut)
    assert len(await areas_of(graph)) == 8
    assert await faults(graph) == []
    assert counts(await import_areas(graph, country, Citing(), part=4)) == (4, 0, 8)
    assert await areas_of(graph) == sorted(COUNTRY)
    assert await faults(graph) == []


async def test_a_cancelled_import_leaves_whole_parts(graph: Database, tmp_path: Path) -> None:
    path = written(tmp_path / "many.csv", rows_of(many(3)))
    reached = asyncio.Event()
    work = asyncio.create_task(
        import_areas(graph, path, Citing(), part=50, progress=lambda what, n, of: reached.set() if what == "loading" else None)
    )
    await reached.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    there = len(await areas_of(graph))
    assert 0 < there < len(many(3))
    assert there % 50 == 0
    assert await faults(graph) == []
    assert counts(await import_areas(graph, path, Citing())) == (len(many(3)) - there, 0, there)


async def test_a_list_with_anything_wrong_writes_nothing(graph: Database, tmp_path: Path) -> None:
    await loaded(graph, {"sources": [{"id": "s-1", "title": "虚构清单"}]})  # the first load makes the ledger, refused or not
    before = await digest(graph)
    seven = {"code": "9601011", "level": "county", "name": "七位", "parent": "9601"}
    orphan = {"code": "970101001", "level": "street", "name": "无上级", "parent": "970101"}
    rows = [*rows_of(), seven, orphan]
    done = await import_areas(graph, written(tmp_path / "x.csv", rows), Citing(), part=2)
    last = len(rows) + 1
    assert codes(done) == [("x.csv", last - 1, "code", "BAD_AREA_CODE"), ("x.csv", last, "parent", "UNKNOWN_REFERENCE")]
    assert not done.accepted
    assert done.lines()[-1] == "Refused: 2 errors; nothing was written."
    assert await digest(graph) == before


async def test_a_warning_about_its_source_stops_no_list_and_is_told(graph: Database, country: Path) -> None:
    told = await import_areas(graph, country, Citing(published_on="2203-06-30"), dry_run=True)
    done = await import_areas(graph, country, Citing(published_on="2203-06-30"))
    for one in (told, done):
        assert [(f.table, f.severity, f.code) for f in one.findings] == [("sources", "warning", "UNUSUAL_DATE")]
        assert counts(one) == (len(COUNTRY), 0, 0)


async def test_a_parent_may_be_in_the_graph_and_must_be_somewhere(graph: Database, country: Path, tmp_path: Path) -> None:
    streets = written(tmp_path / "streets.csv", table("street"))
    done = await import_areas(graph, streets, Citing())
    assert codes(done) == [
        ("streets.csv", 2, "areaCode", "UNKNOWN_REFERENCE"),
        ("streets.csv", 3, "areaCode", "UNKNOWN_REFERENCE"),
    ]
    await import_areas(graph, written(tmp_path / "x.csv", rows_of(a for a in COUNTRY if len(a[0]) <= 6)), Citing())
    assert counts(await import_areas(graph, streets, Citing())) == (2, 0, 0)
    assert counts(await import_areas(graph, country, Citing())) == (3, 0, 9)


async def test_a_code_that_is_something_elses_identifier_is_told(graph: Database, country: Path) -> None:
    await adopted(graph)
    await loaded(graph, {"people": [{"id": "960101", "name": "虚构甲"}, {"id": "people-96", "name": "虚构乙"}]})
    before = await digest(graph)
    assert codes(await import_areas(graph, country, Citing())) == [("country.csv", 4, "code", "ID_OF_ANOTHER_TABLE")]
    reserved = written(country.parent / "reserved.csv", [{"code": "96", "name": "甲"}])
    for source, code in (("people", "ID_OF_ANOTHER_TABLE"), ("no id", "BAD_ID")):
        done = await import_areas(graph, reserved, Citing(id=source))
        assert [(one.table, one.code) for one in done.findings] == [("sources", code)]
    assert await digest(graph) == before


async def test_a_source_of_the_graph_is_cited_as_it_is_and_a_bad_one_is_told(graph: Database, country: Path) -> None:
    await loaded(graph, {"sources": [{"id": "list-2023-96", "title": "虚构清单"}]})
    done = await import_areas(graph, country, Citing(id="list-2023", published_on="not a day"), dry_run=True)
    assert done.accepted
    refused = await import_areas(graph, country, Citing(published_on="never"))
    assert [(one.table, one.column, one.code) for one in refused.findings] == [("sources", "published_on", "BAD_DATE")]
    assert counts(await import_areas(graph, country, Citing(id="list-2023"))) == (len(COUNTRY), 0, 0)
    assert {tuple(ids) for ids in (await cited(graph)).values()} == {("list-2023-96",)}
    assert await graph.read("MATCH (s:Source) RETURN s.id AS id, s.title AS title") == [
        {"id": "list-2023-96", "title": "虚构清单"}
    ]


async def test_the_fourteen_communities_of_qingyang_are_the_same_records(graph: Database, tmp_path: Path) -> None:
    await adopted(graph)
    assert (await load_path(graph, QINGYANG)).accepted
    with (QINGYANG / "areas.csv").open(encoding="utf-8", newline="") as file:
        listed = [(row["code"], row["level"], row["name"], row["parent"]) for row in csv.DictReader(file)]
    assert len(listed) == 18
    beside = ("350582001018", "community", "虚构社区居委会", "350582001")
    done = await import_areas(graph, package(tmp_path / "dist", "json", [*listed, beside]), Citing())
    assert counts(done) == (1, 0, 18)
    assert await areas_of(graph) == sorted([*listed, beside])
    sources = await cited(graph)
    assert {tuple(sources[code]) for code, *_ in listed} == {("qy-s-divisions",)}
    seated = (
        "MATCH (:Area {id: '350582001'})<-[:IN]-(c:Area)<-[:LIES_IN]-(b:Body {kind: 'residents_committee'}) RETURN count(b) AS n"
    )
    assert (await graph.read(seated))[0]["n"] == 14


async def test_a_part_that_the_graph_has_come_to_refuse_ends_the_import_with_what_is_left(
    graph: Database, country: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upper = [area for area in COUNTRY if len(area[0]) <= 6]
    await import_areas(graph, written(country.parent / "upper.csv", rows_of(upper)), Citing())
    load, parts = seeds.areas.load.load_bundle, []

    async def with_a_void_between(database: Database, *words: Any, **more: Any) -> Any:
        parts.append(words)
        if len(parts) == 3:
            await loaded(graph, ("areas", {"code": "961900", "void": "yes"}))
        return await load(database, *words, **more)

    monkeypatch.setattr(seeds.areas.load, "load_bundle", with_a_void_between)
    done = await import_areas(graph, country, Citing(), part=1)
    assert (done.accepted, done.loads, done.created, done.left) == (False, 3, 3, 2)
    assert [(one.row, one.column, one.code) for one in done.findings] == [(10, "parent", "VOID_REFERENCE")]
    assert done.lines()[-1].startswith("Stopped after 3 parts, which stay: 2 areas are left.")
    assert await faults(graph) == []


async def test_parts_are_as_large_as_the_database_has_memory_for(
    graph: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = written(tmp_path / "many.csv", rows_of(many(3)))
    monkeypatch.setattr(seeds.areas.load, "BYTES_OF_A_ROW", 2**40)
    done = await import_areas(graph, path, Citing())
    assert done.loads == -(-len(many(3)) // SMALLEST_PART)
    assert SMALLEST_PART < LARGEST_PART


async def test_each_province_has_a_source_of_its_own_named_for_the_list(graph: Database, tmp_path: Path) -> None:
    two = [*COUNTRY, ("97", "province", "虚构乙省", "")]
    citing = replace(Citing(), id="list", published_on="2023-06-30")
    await import_areas(graph, written(tmp_path / "two.csv", rows_of(two)), citing, part=2)
    rows = await graph.read("MATCH (s:Source) RETURN s.id AS id, s.title AS t, s.publisher AS p, s.publishedOn AS d ORDER BY id")
    title = "统计用区划代码和城乡划分代码"
    assert [(row["id"], row["t"], row["p"], row["d"]) for row in rows] == [
        ("list-96", f"{title}（虚构省）", "国家统计局", "2023-06-30"),
        ("list-97", f"{title}（虚构乙省）", "国家统计局", "2023-06-30"),
    ]
    assert (await cited(graph))["97"] == ["list-97"]
