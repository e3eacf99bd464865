"""What loads change is logged and told: row for row, with what stood before and after, by whom, and to whom it may be told."""

import json
from typing import Any

import pytest

from graph.audit import Author, Folder
from graph.audit.reading import oldest_first
from graph.audit.verify import verify
from graph.errors import AuditUnwritable
from graph.model.record import stated_text
from graph.model.roles import Grant, Role
from graph.model.tables import TABLE
from graph.store import records
from graph.store.cursor import cursor, owned
from graph.store.erasing import erase
from resolvers.access import HUB, Identity
from seeds.load import load_bundle
from tests.graph.ledger import digest
from tests.seeds.load_world import bundle_of, row, rows_of
from tests.seeds.logged_world import CHANGES, ELSEWHERE, HOME, Change, World, world

__all__ = ["world"]


def expected(world: World) -> list[Change]:
    """What the loads say, by the rows alone: unchanged rows change nothing, a voided one has nothing after it."""
    now: dict[str, dict[str, str]] = {}
    told: list[Change] = []
    for number, (result, rows) in enumerate(world.loads):
        part = []
        for table, cells_of_table in rows.items():
            for line, cells in enumerate(cells_of_table, 2):
                id_ = cells[TABLE[table].key]
                before, after = now.get(id_), None if cells.get("void") else cells
                if before == after:
                    continue
                now[id_] = after or {}
                part.append(
                    {
                        "by": ("cli:a", "cli:b", "cli:a")[number],
                        "table": table,
                        "record": id_,
                        "before": before,
                        "after": after,
                        "bundle": result.id,
                        "row": line,
                    }
                )
        told = sorted(part, key=lambda one: one["record"]) + told
    return told


def without_place(changes: list[Change]) -> list[Change]:
    return [{name: one[name] for name in one if name not in ("id", "at", "__typename")} for one in changes]


@pytest.mark.parametrize("first", [1, 7, 200])
async def test_changes_are_the_rows_of_the_loads_the_latest_first(world: World, first: int) -> None:
    assert without_place(await world.changes(first=first)) == expected(world)


async def test_changes_are_filtered(world: World) -> None:
    every = await world.changes()
    second = next(one for one in every if one["by"] == "cli:b")
    for chosen, kept in (
        ({"by": "cli:a"}, lambda one: one["by"] == "cli:a"),
        ({"by": "nobody"}, lambda one: False),
        ({"table": "people"}, lambda one: one["table"] == "people"),
        ({"table": "nothing"}, lambda one: False),
        ({"record": "p-1"}, lambda one: one["record"] == "p-1"),
        ({"record": "o-1", "by": "cli:a"}, lambda one: one["record"] == "o-1"),
        ({"from": second["at"]}, lambda one: one["at"] >= second["at"]),
        ({"to": second["at"]}, lambda one: one["at"] <= second["at"]),
        ({"from": second["at"], "to": second["at"]}, lambda one: one["at"] == second["at"]),
    ):
        assert await world.changes(**chosen) == [one for one in every if kept(one)], chosen
    assert len(await world.changes(record="o-1")) == 2


LIES: dict[str, set[str]] = {
    HOME: {"970101001001", "970101001001-g1", "c-1", "c-2", "b-party", "b-oc", "b-joint", "b-under", "b-cell", "o-1", "t-chair",
           "a-1", "x-1", "v-1", "n-1", "n-2", "k-1", "y-1"},
    ELSEWHERE: {"970101001002", "c-3", "b-firm", "b-cell", "p-2", "e-1", "t-manager", "a-2", "l-1"},
}  # fmt: skip


@pytest.mark.parametrize("area", [HOME, ELSEWHERE])
async def test_an_area_has_the_changes_of_what_lies_in_it(world: World, area: str) -> None:
    found = {one["record"] for one in await world.changes(within=area)}
    assert found - {"b-cell"} == LIES[area] - {"b-cell"}
    auditor = Identity("auditor", (Grant(Role.AUDITOR, (area,)),))
    assert {one["record"] for one in await world.changes(auditor)} == found
    other = ELSEWHERE if area == HOME else HOME
    assert {one["record"] for one in await world.changes(auditor, within=other)} <= {"b-cell"}


async def test_changes_are_for_those_who_may_read_the_logs(world: World) -> None:
    for role in (Role.VIEWER, Role.FRONTEND, Role.ORGANISATION, Role.EDITOR):
        identity = Identity("somebody", (Grant(role),))
        for query in (CHANGES, "{ accessLog { totalCount } }"):
            data, errors, _ = await world.ask(query, identity)
            assert (data, [error["code"] for error in errors]) == (None, ["FORBIDDEN"])
        change = (await world.changes(record="p-1"))[0]["id"]
        data, errors, _ = await world.ask("query($id: ID!) { node(id: $id) { id } }", identity, id=change)
        assert (data, errors) == ({"node": None}, [])


async def test_a_change_is_found_by_its_identifier(world: World) -> None:
    one = next(one for one in await world.changes(table="people") if one["record"] == "p-1")
    query = """query($id: ID!) {
      node(id: $id) { id __typename ... on ChangeRecord { at by table record before after bundle row } }
    }"""
    data, errors, caller = await world.ask(query, id=one["id"])
    assert (data, errors) == ({"node": one}, [])
    assert caller.reads.people == {"p-1"}
    data, _, _ = await world.ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=[one["id"], "change:1:p-1", "c-1"])
    assert data == {"nodes": [{"id": one["id"]}, None, {"id": "c-1"}]}
    for id_ in ("change:", "change:x:p-1", "change:1", "access:x:1", "access::", "change:99999999999999999999:p-1"):
        assert (await world.ask("query($id: ID!) { node(id: $id) { id } }", id=id_))[0] == {"node": None}
    auditor = Identity("auditor", (Grant(Role.AUDITOR, (ELSEWHERE,)),))
    assert (await world.ask("query($id: ID!) { node(id: $id) { id } }", auditor, id=one["id"]))[0] == {"node": None}


async def test_who_looks_at_versions_of_people_has_read_them(world: World) -> None:
    _, _, caller = await world.ask(CHANGES, first=200)
    assert caller.reads.people == {"p-1", "p-2"}


async def test_an_area_that_was_never_recorded_and_a_cursor_of_elsewhere_are_refused(world: World) -> None:
    for given, code in (
        ({"filter": {"within": "11"}}, "NOT_FOUND"),
        ({"filter": {"within": ""}}, "NOT_FOUND"),
        ({"after": cursor(owned("changes", HUB.mark), ["x", "y"])}, "BAD_USER_INPUT"),
        ({"after": cursor(owned("changes", "another"), [1, "change:1:x"])}, "FORBIDDEN"),
        ({"first": 0}, "BAD_USER_INPUT"),
    ):
        data, errors, _ = await world.ask(CHANGES, **given)
        assert (data, [error["code"] for error in errors]) == (None, [code])


async def test_the_log_has_every_row_of_a_load_and_no_word_of_what_it_says(world: World) -> None:
    entries = [entry for entry in oldest_first(world.log.folder) if entry.kind == "change"]
    logged = [(entry.told["by"], entry.told["bundle"], one) for entry in entries for one in entry.told["rows"]]
    by_place = {(one["bundle"], one["record"]): one for one in expected(world)}
    assert {(bundle, one["record"]) for _, bundle, one in logged} == set(by_place)
    for by, bundle, one in logged:
        told = by_place[bundle, one["record"]]
        assert (by, one["table"], one["row"]) == (told["by"], told["table"], told["row"])
        for side in ("before", "after"):
            stated = told[side]
            assert one[side] == (world.log.digest(stated_text(stated)) if stated else None)
        assert one["what"] == ("created" if not told["before"] else "changed" if told["after"] else "voided")
    assert "虚构" not in json.dumps([entry.told for entry in entries], ensure_ascii=False)
    assert verify(world.log.folder).sound


async def test_a_load_that_cannot_be_logged_changes_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    before = await digest(world.graph)
    (world.log.folder.path / "index").parent.chmod(0o500)
    with pytest.raises(AuditUnwritable):
        await world.load(rows_of(row("c-1", households="140")), "cli:a")
    assert await digest(world.graph) == before
    world.log.folder.path.chmod(0o700)


async def test_a_load_that_fails_after_it_was_logged_is_logged_as_abandoned(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await digest(world.graph)
    writes = records.write_records

    async def failing(*given: Any) -> None:
        await writes(*given)
        raise ConnectionError

    monkeypatch.setattr("seeds.load.write_records", failing)
    with pytest.raises(ConnectionError):
        await world.load(rows_of(row("c-1", households="140")), "cli:a")
    change, abandoned = list(oldest_first(world.log.folder))[-2:]
    assert (change.kind, abandoned.kind) == ("change", "abandoned")
    assert change.told["bundle"] == abandoned.told["bundle"]
    assert await digest(world.graph) == before


async def test_what_is_tried_or_refused_or_the_same_is_not_logged(world: World) -> None:
    count = len(list(oldest_first(Folder(world.log.folder.path))))
    author = Author("cli:a", world.log)
    await load_bundle(world.graph, bundle_of(rows_of(row("c-1", households="150"))), name="x", dry_run=True, author=author)
    await load_bundle(world.graph, bundle_of(rows_of(row("c-1", area="nowhere"))), name="x", author=author)
    await load_bundle(world.graph, bundle_of(rows_of(row("c-1", households="130"))), name="x", author=author)
    simulate = """{
      simulate(within: "97", changes: [{table: "compounds", row: {id: "c-9", name: "虚构九苑", area: "%s"}}]) {
        closed { id }
      }
    }"""
    _, errors, _ = await world.ask(simulate % HOME)
    assert not errors
    assert len(list(oldest_first(world.log.folder))) == count


async def test_an_erasure_is_logged_and_no_change_tells_what_it_took(world: World) -> None:
    assert await erase(world.graph, "p-1", dry_run=True, reason="asked for", author=Author("cli:c", world.log))
    assert [entry.kind for entry in oldest_first(world.log.folder)].count("erase") == 0
    await erase(world.graph, "p-1", reason="asked for", author=Author("cli:c", world.log))
    (entry,) = [entry for entry in oldest_first(world.log.folder) if entry.kind == "erase"]
    assert entry.told | {"bundle": ""} == {"by": "cli:c", "bundle": "", "person": "p-1", "reason": "asked for", "versions": 2}
    changes = await world.changes(record="p-1")
    assert len(changes) == 2
    assert not [
        text for text in ("虚构甲", "00000000001", "00000000009", "1995") if text in json.dumps(changes, ensure_ascii=False)
    ]
    world.log.folder.path.chmod(0o500)
    before = await digest(world.graph)
    with pytest.raises(AuditUnwritable):
        await erase(world.graph, "p-2", reason="asked for", author=Author("cli:c", world.log))
    assert await digest(world.graph) == before
    world.log.folder.path.chmod(0o700)
