"""`govhub load` against a real server: bundles taken and refused, and what is said when there is no server to load into."""

import csv
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.database import Database
from tests.conftest import Server
from tests.graph.ledger import contents, digest
from tests.seeds.load_world import whole_world
from tests.server.test_cli import govhub, told_in_one_sentence

TOTAL = sum(map(len, whole_world().values()))


def folder_of(path: Path, tables: Mapping[str, list[dict[str, str]]]) -> Path:
    """The bundle as a folder of CSV files."""
    path.mkdir()
    for name, rows in tables.items():
        with (path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(dict.fromkeys(column for row in rows for column in row)))
            writer.writeheader()
            writer.writerows(rows)
    return path


@pytest.fixture
def environment(engine: Server, empty_environment: dict[str, str]) -> dict[str, str]:
    return empty_environment | engine.environment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "world", whole_world())


async def test_a_bundle_is_taken_and_a_second_time_changes_nothing(
    graph: Database, environment: dict[str, str], folder: Path
) -> None:
    dry = govhub("load", str(folder), "--dry-run", "--json", environment=environment)
    assert dry.returncode == 0, dry
    assert (await contents(graph)).records == {}
    first = govhub("load", str(folder), "--json", environment=environment)
    said = json.loads(first.stdout)
    assert first.returncode == 0
    assert (said["accepted"], said["dryRun"], said["findings"]) == (True, False, [])
    assert sum(one["created"] for one in said["counts"]) == TOTAL
    assert json.loads(dry.stdout) == said | {"id": json.loads(dry.stdout)["id"], "dryRun": True, "recordedAt": None}
    before = await digest(graph)
    second = govhub("load", str(folder), environment=environment)
    assert second.returncode == 0
    assert second.stdout.splitlines()[-1] == f"Loaded: 0 created, 0 changed, {TOTAL} unchanged, 0 voided."
    assert await digest(graph) == before


def test_a_folder_a_zip_and_a_json_file_say_the_same(
    graph: Database, environment: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "world.zip", "w") as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)
    (tmp_path / "world.json").write_text(json.dumps(whole_world(), ensure_ascii=False), "utf-8")
    text = govhub("load", str(tmp_path / "world.zip"), environment=environment)
    assert text.returncode == 0, text
    assert text.stdout.splitlines()[-1] == f"Loaded: {TOTAL} created, 0 changed, 0 unchanged, 0 voided."
    for path in (folder, tmp_path / "world.json"):
        done = govhub("load", str(path), "--json", environment=environment)
        said = json.loads(done.stdout)
        assert done.returncode == 0, done
        assert said["recordedAt"] is None
        assert sum(one["unchanged"] for one in said["counts"]) == TOTAL


async def test_a_broken_bundle_is_refused_with_everything_that_is_wrong(
    graph: Database, environment: dict[str, str], tmp_path: Path
) -> None:
    tables = whole_world()
    tables["compounds"][0] |= {"households": "many", "area": "970101001"}
    tables["people"][0] |= {"born_on": "1970-13-01", "gender": "woman"}
    tables["appointments"].append({"id": "a-3", "person": "nobody", "post": "t-chair", "since": "2022", "until": "2021"})
    broken = folder_of(tmp_path / "broken", tables)
    (broken / "pets.csv").write_text("id\nrex\n", "utf-8")
    # The first load of a graph makes it ready; only what comes after can be compared.
    assert govhub("migrate", environment=environment).returncode == 0
    govhub("load", str(broken), "--dry-run", environment=environment)
    before = await digest(graph)
    done = govhub("load", str(broken), "--json", environment=environment)
    said = json.loads(done.stdout)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert (said["accepted"], said["recordedAt"]) == (False, None)
    assert sorted((one["table"], one["row"], one["column"], one["code"]) for one in said["findings"] if one["column"]) == [
        ("appointments", 4, "person", "UNKNOWN_REFERENCE"),
        ("appointments", 4, "until", "START_NOT_BEFORE_END"),
        ("compounds", 2, "area", "NOT_COMMUNITY_OR_GRID"),
        ("compounds", 2, "households", "BAD_NUMBER"),
        ("people", 2, "born_on", "BAD_DATE"),
        ("people", 2, "gender", "UNKNOWN_WORD"),
    ]
    assert [one["code"] for one in said["findings"] if not one["column"]] == ["UNKNOWN_TABLE"]
    assert all(one["message"] and one["advice"] and one["severity"] == "error" for one in said["findings"])
    text = govhub("load", str(broken), environment=environment)
    assert text.returncode == 1
    assert text.stdout.splitlines()[-1] == "Refused: 7 errors; nothing was written."
    assert all(any(one["message"] in line for line in text.stdout.splitlines()) for one in said["findings"])
    assert await digest(graph) == before


def test_without_a_server_to_load_into_there_is_one_sentence(environment: dict[str, str], folder: Path) -> None:
    for changes, named in (
        ({"NEO4J_PASSWORD": "not the password"}, "NEO4J_PASSWORD"),
        ({"NEO4J_URI": "bolt://127.0.0.1:1"}, "NEO4J_URI"),
        ({"NEO4J_DATABASE": "nosuchdatabase"}, "NEO4J_DATABASE"),
    ):
        assert named in told_in_one_sentence(govhub("load", str(folder), environment=environment | changes))
    done = govhub("load", str(folder), "--json", environment=environment | {"NEO4J_URI": "bolt://127.0.0.1:1"})
    assert done.returncode == 2
    assert json.loads(done.stdout).keys() == {"error"}


def test_a_path_that_is_not_there_is_told_before_a_server_is_started(empty_environment: dict[str, str], tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.zip"
    assert str(missing) in told_in_one_sentence(govhub("load", str(missing), environment=empty_environment))
    done = govhub("load", str(missing), "--json", environment=empty_environment)
    assert done.returncode == 2
    assert str(missing) in json.loads(done.stdout)["error"]
    assert not Path(empty_environment["GOVHUB_HOME"]).exists()
