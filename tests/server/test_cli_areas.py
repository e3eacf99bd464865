"""`govhub areas import` as a person runs it: progress, statuses, a kill in the middle, and a list too large for memory."""

import asyncio
import json
import re
import signal
import subprocess
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

import pytest

from graph.database import Database
from tests.conftest import Server
from tests.graph.ledger import digest, faults
from tests.seeds.area_lists import COUNTRY, many, rows_of, written
from tests.server.test_cli import PATIENCE, ROOT, govhub, told_in_one_sentence

_PEAK = """
import resource, sys
from server.cli import main
status = main(sys.argv[1:])
print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
sys.exit(status)
"""
_COUNT = "RETURN count { (:Area) } AS areas, count { (:Load) } AS loads"


@pytest.fixture
def environment(engine: Server, empty_environment: dict[str, str]) -> dict[str, str]:
    return empty_environment | engine.environment


async def test_a_list_is_imported_and_a_second_time_changes_nothing(
    graph: Database, environment: dict[str, str], tmp_path: Path
) -> None:
    path = written(tmp_path / "country.csv", rows_of())
    dry = govhub("areas", "import", str(path), "--dry-run", "--json", environment=environment)
    assert (dry.returncode, json.loads(dry.stdout)["dryRun"]) == (0, True), dry
    first = govhub("areas", "import", str(path), "--source", "list", "--published-on", "2023", "--json", environment=environment)
    assert first.returncode == 0, first
    said = json.loads(first.stdout)
    counts = {"table": "areas", "created": len(COUNTRY), "changed": 0, "unchanged": 0, "voided": 0}
    assert (said["accepted"], said["findings"], said["counts"], said["loads"]) == (True, [], [counts], 1)
    assert json.loads(dry.stdout)["counts"] == said["counts"]
    assert f"loading: {len(COUNTRY)} of {len(COUNTRY)} rows" in first.stderr
    before = await digest(graph)
    second = govhub("areas", "--json", "import", str(path), environment=environment)
    assert json.loads(second.stdout)["counts"][0]["unchanged"] == len(COUNTRY)
    assert await digest(graph) == before


async def test_a_list_with_errors_is_refused_with_all_of_them(
    graph: Database, environment: dict[str, str], tmp_path: Path
) -> None:
    govhub("migrate", environment=environment)
    before = await digest(graph)
    path = written(tmp_path / "x.csv", "code,name,parent\n96,甲,\n9601011,乙,96\n960101,丙,9601\n9601,,96\n96,甲,\n")
    done = govhub("areas", "import", str(path), environment=environment)
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr
    lines = done.stdout.splitlines()
    assert [line.split(":")[0] for line in lines if line.startswith("ERROR")] == [
        "ERROR BAD_AREA_CODE x.csv row 3 code = '9601011'",
        "ERROR CHILD_BEFORE_PARENT x.csv row 4 parent = '9601'",
        "ERROR MISSING_VALUE x.csv row 5 name",
        "ERROR DUPLICATE_ID x.csv row 6 code = '96'",
    ]
    assert lines[-1] == "Refused: 4 errors; nothing was written."
    assert await digest(graph) == before


def test_a_path_that_is_not_there_is_told_before_a_server_is_started(empty_environment: dict[str, str], tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.csv"
    assert str(missing) in told_in_one_sentence(govhub("areas", "import", str(missing), environment=empty_environment))
    assert not Path(empty_environment["GOVHUB_HOME"]).exists()


@pytest.mark.parametrize("number", [pytest.param(signal.SIGKILL, marks=pytest.mark.long), signal.SIGINT])
async def test_an_import_killed_between_two_parts_is_taken_up_by_the_next(
    graph: Database, environment: dict[str, str], tmp_path: Path, number: signal.Signals
) -> None:
    areas = many(60)
    path = written(tmp_path / "many.csv", rows_of(areas))
    command = (sys.executable, "-m", "server.cli", "areas", "import", str(path))
    work = await asyncio.create_subprocess_exec(*command, stdout=DEVNULL, stderr=PIPE, env=environment, cwd=ROOT)
    deadline = time.monotonic() + PATIENCE
    while not (await graph.read(_COUNT))[0]["loads"]:
        assert work.returncode is None
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)
    work.send_signal(number)
    said = (await work.communicate())[1].decode()
    there = (await graph.read(_COUNT))[0]["areas"]
    assert 0 < there < len(areas), "the kill came while there was still something to do"
    if number is signal.SIGINT:
        assert work.returncode == 130
        assert "areas are loaded and stay" in said or "loading" not in said
    again = govhub("areas", "import", str(path), environment=environment)
    assert again.returncode == 0, again
    assert again.stdout.splitlines()[-1] == f"Loaded: {len(areas) - there} created, 0 changed, {there} unchanged, 0 voided."
    assert (await graph.read(_COUNT))[0]["areas"] == len(areas)
    assert await faults(graph) == []


def peak_of(path: Path, environment: dict[str, str]) -> tuple[int, str]:
    """MiB that the command took at most, and what it said last."""
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, "areas", "import", str(path)],
        capture_output=True, text=True, env=environment, cwd=ROOT, timeout=10 * PATIENCE, check=True,
    )  # fmt: skip
    kibibytes = int(re.findall(r"^peak (\d+)$", done.stderr, re.MULTILINE)[0])
    return kibibytes // (2**20 if sys.platform == "darwin" else 2**10), done.stdout.splitlines()[-1]


@pytest.mark.long
async def test_memory_hardly_grows_with_the_list(graph: Database, environment: dict[str, str], tmp_path: Path) -> None:
    some = many(200)  # enough that what Python has not yet collected is as much as it lets lie, with any list
    small, _ = peak_of(written(tmp_path / "small.csv", rows_of(some)), environment)
    areas = many(660)
    large, said = peak_of(written(tmp_path / "large.csv", rows_of(areas)), environment)
    assert len(areas) > 66_000
    assert said == f"Loaded: {len(areas) - len(some)} created, 0 changed, {len(some)} unchanged, 0 voided."
    assert large - small < 40, (small, large)
    again, said = peak_of(tmp_path / "large.csv", environment)
    assert said == f"Loaded: 0 created, 0 changed, {len(areas)} unchanged, 0 voided."
    assert again - small < 40, (small, again)
