"""`govhub load --initial`: the graph that the importer makes is the one that the ordinary load makes, or nothing changes."""

import asyncio
import json
import os
import re
import signal
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

import pytest

from graph.database import Database
from graph.engine import EngineError, attach_or_start
from graph.engine.home import Home
from graph.engine.leftovers import clear_up, fresh_home, importer_words, replaced_data
from graph.engine.locks import FileLock
from graph.engine.process import with_argument
from graph.errors import GraphNotEmpty
from graph.model.roles import Grant, Role
from graph.statements import statement
from graph.store.initial import carry_over
from graph.store.tokens import Token, all_tokens
from seeds.demo.city_files import write_city
from seeds.demo.replay import adopt_with_copies
from seeds.demo.series import demo_loads
from seeds.facts import SEEDS
from seeds.load import load_path
from seeds.prepare import prepare
from seeds.read import read_bundle
from seeds.result import ImportResult
from server.identity import issue
from server.initial import load_initial, standing_in_empty
from server.settings import Settings
from tests.graph.ledger import described, faults
from tests.seeds.load_world import whole_world
from tests.server.test_cli import PATIENCE, ROOT, govhub, told_in_one_sentence
from tests.server.test_cli_load import folder_of

INSTANT = 1_700_000_000_000_000
AWKWARD = (
    '一"二"三', '"', "逗,号;分", "反\\斜\\", "换\n行", "回\r车", "回\r\n车", "制\t表", "'", "null", "true", "12", "-", "=1+1",
    "😀𠀀", "中 间　全角", "很" * 1000,
)  # fmt: skip
"""Texts that a file of comma-separated values may break."""


def settings(home: Path) -> Settings:
    return Settings(neo4j_uri=None, home=home, memory=1024)


async def loaded_initially(path: Path, home: Path, **more: Any) -> ImportResult:
    told: list[str] = []
    return await load_initial(
        settings(home), path, dry_run=False, say=told.append, report=lambda *_: None, instant=INSTANT, **more
    )


async def looked_at(home: Path, jars_folder: Path, look: Callable[[Database], Awaitable[Any]]) -> Any:
    with attach_or_start(home, cache=jars_folder, memory_mib=1024) as engine:
        async with await Database.connect(engine.uri, engine.user, engine.password) as database:
            return await look(database)


async def whole(database: Database) -> list[str]:
    """Everything in the graph and everything that finds it, but what names one run: the load, and when migrations came."""
    # In order without those: another test may have applied one migration anew.
    lines = sorted(re.sub(r'"appliedAt": \d+|load-[0-9a-f-]{36}', "…", line) for line in await described(database))
    for name in ("show_constraints", "show_indexes"):
        lines += sorted(json.dumps(row, sort_keys=True) for row in await database.read(statement(name, "cypher/doctor").text))
    return lines


async def is_the_same_either_way(bundle: Path, graph: Database, home: Path, jars_folder: Path) -> None:
    await prepare(graph)
    ordinary = await load_path_at(graph, bundle)
    wanted = await whole(graph)
    initial = await loaded_initially(bundle, home)
    assert (initial.as_json() | {"id": ""}) == (ordinary.as_json() | {"id": ""})
    assert initial.accepted
    found = await looked_at(home, jars_folder, whole)
    assert set(found) ^ set(wanted) == set()
    assert found == wanted
    assert not fresh_home(Home(home)).root.exists()
    assert not replaced_data(Home(home)).exists()


async def prepared_for_the_demo(database: Database) -> None:
    await prepare(database)
    await adopt_with_copies(database)


async def load_path_at(graph: Database, path: Path) -> ImportResult:
    from seeds.load import load_bundle

    bundle, findings = read_bundle(path)
    return await load_bundle(graph, bundle, findings, name=path.name, instant=INSTANT)


def everything(path: Path) -> Path:
    """Every table and column, texts of every kind, and the bundle of Qingyang, in one bundle."""
    tables: dict[str, list[dict[str, str]]] = whole_world()
    for number, text in enumerate(AWKWARD):
        tables["people"].append({"id": f"p-awkward-{number}", "name": text})
        tables["sources"].append({"id": f"s-awkward-{number}", "title": text, "publisher": text})
    bundle, findings = read_bundle(SEEDS / "qingyang")
    assert not findings
    for table, rows in bundle.rows.items():
        tables.setdefault(table, []).extend(dict(row.cells) for row in rows)
    return folder_of(path, tables)


@pytest.mark.long
async def test_the_graph_is_the_one_that_the_ordinary_load_makes(graph: Database, jars_folder: Path, tmp_path: Path) -> None:
    await is_the_same_either_way(everything(tmp_path / "world"), graph, tmp_path / "home", jars_folder)


@pytest.mark.long
@pytest.mark.parametrize("which", ["demo", "city", "documents"])
async def test_the_graph_of_larger_bundles_is_the_same_too(
    graph: Database, jars_folder: Path, tmp_path: Path, which: str
) -> None:
    if which == "demo":
        # Its rows name rules of the policies' copies: what was adopted before stays.
        await prepared_for_the_demo(graph)
        await looked_at(tmp_path / "home", jars_folder, prepared_for_the_demo)
        rows: Mapping[str, Any] = demo_loads()[0].rows
        bundle = folder_of(tmp_path / "demo", {table: [dict(cells) for cells in told] for table, told in rows.items()})
    elif which == "city":
        bundle = tmp_path / "city"
        write_city(bundle, 240, 2400, 3600, seed=5)
    else:
        bundle = SEEDS / "documents"
    await is_the_same_either_way(bundle, graph, tmp_path / "home", jars_folder)
    assert await faults(graph) == []


async def test_a_graph_that_holds_records_is_refused(graph: Database) -> None:
    await prepare(graph)
    standing = await standing_in_empty(graph)
    assert standing.ids("Metric")
    assert standing.last_instant == 0
    assert (await load_path(graph, SEEDS / "qingyang")).accepted
    with pytest.raises(GraphNotEmpty, match="GOVHUB_HOME"):
        await standing_in_empty(graph)


async def test_tokens_are_no_records_and_are_taken_along(graph: Database) -> None:
    await prepare(graph)
    issued = await issue(graph, "one", [Grant(Role.ADMIN)], 1)
    standing = await standing_in_empty(graph)
    await graph.execute("MATCH (n) WHERE NOT n:Migration DETACH DELETE n")
    await carry_over(graph, standing, at=INSTANT, bundle="load-x", name="x", counts={})
    assert await all_tokens(graph) == [issued.token]


@pytest.mark.long
async def test_tokens_outlive_an_initial_load(jars_folder: Path, tmp_path: Path) -> None:
    async def issued(database: Database) -> Token:
        await prepare(database)
        return (await issue(database, "one", [Grant(Role.ADMIN)], 1)).token

    token = await looked_at(tmp_path / "home", jars_folder, issued)
    assert (await loaded_initially(folder_of(tmp_path / "world", whole_world()), tmp_path / "home")).accepted
    assert await looked_at(tmp_path / "home", jars_folder, all_tokens) == [token]


async def test_a_graph_whose_records_were_all_taken_back_is_refused_too(graph: Database) -> None:
    await graph.execute("CREATE (:KnownRecord:KnownPerson {id: 'p-1'})")
    with pytest.raises(GraphNotEmpty, match="KnownRecord"):
        await standing_in_empty(graph)


def test_a_server_named_from_outside_is_refused(empty_environment: dict[str, str], tmp_path: Path) -> None:
    bundle = folder_of(tmp_path / "world", whole_world())
    named = empty_environment | {"NEO4J_URI": "bolt://127.0.0.1:1"}
    said = told_in_one_sentence(govhub("load", "--initial", str(bundle), environment=named))
    assert "NEO4J_URI" in said
    assert "without --initial" in said
    assert not Path(empty_environment["GOVHUB_HOME"]).exists()


@pytest.mark.parametrize(("lock", "said"), [("hub", "Another hub"), ("guests", "Another command")])
async def test_a_folder_that_others_use_is_refused(tmp_path: Path, lock: str, said: str) -> None:
    bundle, home = folder_of(tmp_path / "world", whole_world()), Home(tmp_path / "home")
    home.prepare()
    other = FileLock(home.lock_file(lock))
    assert other.try_shared()
    try:
        with pytest.raises(EngineError, match=said):
            await loaded_initially(bundle, home.root)
    finally:
        other.close()
    assert not home.data.exists()


def test_what_a_killed_rebuild_left_is_taken_away(tmp_path: Path) -> None:
    home = Home(tmp_path)
    old, new = home.data / "old", fresh_home(home).data / "new"
    for file in (old, new):
        file.parent.mkdir(parents=True)
        file.touch()
    clear_up(home)  # killed before the old data were moved
    assert old.exists()
    assert not fresh_home(home).root.exists()
    os.rename(home.data, replaced_data(home))
    new.parent.mkdir(parents=True)
    new.touch()
    clear_up(home)  # killed between the two renamings
    assert old.exists()
    assert not fresh_home(home).root.exists()
    assert not replaced_data(home).exists()
    os.rename(home.data, replaced_data(home))
    home.data.mkdir()
    clear_up(home)  # killed when the new data were in their place
    assert home.data.exists()
    assert not old.exists()
    assert not replaced_data(home).exists()


@pytest.mark.long
async def test_every_problem_is_told_at_once_and_a_dry_run_writes_nothing(
    empty_environment: dict[str, str], graph: Database, jars_folder: Path, tmp_path: Path
) -> None:
    tables = whole_world()
    good = folder_of(tmp_path / "good", tables)
    tables["compounds"][0] |= {"households": "many", "area": "970101001"}
    tables["appointments"].append({"id": "a-3", "person": "nobody", "post": "t-chair", "since": "2022", "until": "2021"})
    broken = folder_of(tmp_path / "broken", tables)
    (broken / "pets.csv").write_text("id\nrex\n", "utf-8")
    await prepare(graph)
    ordinary = await load_path(graph, broken)
    assert len(ordinary.findings) == 5
    done = govhub("load", "--initial", str(broken), "--json", environment=empty_environment)
    assert done.returncode == 1
    assert json.loads(done.stdout) == ordinary.as_json() | {"id": json.loads(done.stdout)["id"]}
    dry = govhub("load", "--initial", "--dry-run", str(good), "--json", environment=empty_environment)
    assert dry.returncode == 0
    assert json.loads(dry.stdout)["dryRun"]
    assert json.loads(dry.stdout)["recordedAt"] is None
    home = Path(empty_environment["GOVHUB_HOME"])
    assert await looked_at(home, jars_folder, standing_in_empty)


@pytest.mark.long
async def test_killed_at_any_instant_the_old_graph_stays_and_the_next_run_does_it(
    empty_environment: dict[str, str], jars_folder: Path, tmp_path: Path
) -> None:
    environment = empty_environment | {"GOVHUB_MEMORY": "1024"}
    home, bundle = Home(Path(environment["GOVHUB_HOME"])), folder_of(tmp_path / "world", whole_world())
    command = (sys.executable, "-m", "server.cli", "load", "--initial", str(bundle))
    fresh = fresh_home(home)
    moments: list[tuple[Callable[[], bool], int]] = [
        (lambda: (fresh.root / "files").exists(), signal.SIGKILL),
        (lambda: bool(with_argument(f"@{importer_words(fresh)}")), signal.SIGKILL),
        (lambda: bool(with_argument(fresh.home_argument)), signal.SIGKILL),
        (lambda: bool(with_argument(f"@{importer_words(fresh)}")), signal.SIGTERM),
    ]
    for has_come, number in moments:
        load = await asyncio.create_subprocess_exec(*command, stdout=DEVNULL, stderr=DEVNULL, env=environment, cwd=ROOT)
        deadline = time.monotonic() + 3 * PATIENCE
        try:
            while not has_come():
                assert load.returncode is None, "it ended before the moment came"
                assert time.monotonic() < deadline
                await asyncio.sleep(0.02)
            load.send_signal(number)
            status = await asyncio.wait_for(load.wait(), PATIENCE)
        finally:
            with suppress(ProcessLookupError):
                load.kill()
        assert status == (130 if number == signal.SIGTERM else -signal.SIGKILL)
        assert await looked_at(home.root, jars_folder, standing_in_empty)
        assert not fresh.root.exists()
        assert not with_argument(fresh.home_argument)
        assert not with_argument(f"@{importer_words(fresh)}")
    done = govhub("load", "--initial", str(bundle), environment=environment, patience=5 * PATIENCE)
    assert done.returncode == 0, done
    assert await looked_at(home.root, jars_folder, faults) == []
    again = govhub("load", "--initial", str(bundle), environment=environment)
    assert again.returncode == 2
    assert "holds records already" in again.stderr
    ordinary = govhub("load", str(bundle), environment=environment)
    assert f"0 created, 0 changed, {sum(map(len, whole_world().values()))} unchanged" in ordinary.stdout
