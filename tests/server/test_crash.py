"""`kill -9` of the hub and of its database at any instant of a load: after a restart all of the load is there, or nothing."""

import asyncio
import csv
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import DEVNULL

import pytest

from graph.database import Database
from graph.engine import Engine, attach_or_start
from seeds.demo.city_files import write_city
from tests.graph.ledger import faults
from tests.server.test_cli import PATIENCE, ROOT, govhub

MEMORY = 2048
_COUNTS = """
RETURN count { (:Record) } AS present, count { (:KnownRecord) } AS versions, count { (:Load) } AS loads
"""
_OPEN = """
SHOW TRANSACTIONS YIELD currentQuery WHERE NOT currentQuery STARTS WITH 'SHOW' RETURN currentQuery AS query
"""
COMMITTED = "committed"
Counts = tuple[int, int, int]
"""Records of the present, versions of the ledger, loads."""


@dataclass(frozen=True)
class Moment:
    """When to kill: so many seconds after this was seen in the statement that runs, or after the command began."""

    seen: str = ""
    after: float = 0.0
    database_first: bool = False


FIRST_LOAD = (
    Moment(after=0.2),
    Moment(after=1.0, database_first=True),
    Moment("MERGE (record:Record"),
    Moment("MERGE (record:Record", 0.15, database_first=True),
    Moment("CREATE (version:KnownRecord"),
    Moment("MATCH (finish:Record"),
    Moment("MATCH (finish:Record", 0.2, database_first=True),
    Moment("'KNOWN_' + row.type"),
    Moment("'KNOWN_' + row.type", 0.3, database_first=True),
    Moment(COMMITTED),
)
CORRECTION = (
    Moment("old.supersededAt = $at"),
    Moment("CREATE (referrer)-[carried"),
    Moment(COMMITTED, database_first=True),
)


@dataclass
class Deaths:
    """What became of each load that was killed."""

    inside: list[Moment] = field(default_factory=list)
    nothing: list[Moment] = field(default_factory=list)
    everything: list[Moment] = field(default_factory=list)


def corrected(bundle: Path, target: Path) -> Path:
    """The people of a bundle, every one with another name."""
    target.mkdir()
    with (bundle / "people.csv").open(encoding="utf-8", newline="") as source:
        rows = [row | {"name": row["name"] + "更"} for row in csv.DictReader(source)]
    with (target / "people.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return target


async def counts(engine: Engine) -> Counts:
    async with await Database.connect(engine.uri, engine.user, engine.password) as database:
        row = (await database.read(_COUNTS))[0]
    return row["present"], row["versions"], row["loads"]


async def killed_at(moment: Moment, engine: Engine, bundle: Path, environment: dict[str, str]) -> bool:
    """Start a load, kill it and its database at that moment; whether its transaction was seen open then."""
    loads = (await counts(engine))[2]
    command = (sys.executable, "-m", "server.cli", "load", str(bundle))
    async with await Database.connect(engine.uri, engine.user, engine.password) as watching:
        load = await asyncio.create_subprocess_exec(*command, stdout=DEVNULL, stderr=DEVNULL, env=environment, cwd=ROOT)
        deadline = time.monotonic() + PATIENCE
        while moment.seen and load.returncode is None and not await _has_come(moment, watching, loads):
            assert time.monotonic() < deadline, f"{moment} never came"
            await asyncio.sleep(0.005)
        await asyncio.sleep(moment.after)
        # Looked at last of all: what is open now is still open when the signal arrives, or has just ended.
        seen = any("$rows" in query or "$ids" in query for query in await _queries(watching))
        pids = [load.pid, engine.pid]
        for pid in reversed(pids) if moment.database_first else pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        await load.wait()
    _wait_for_the_end_of(engine)
    return seen


def _wait_for_the_end_of(engine: Engine) -> None:
    while engine.is_alive():
        time.sleep(0.02)


async def _has_come(moment: Moment, watching: Database, loads: int) -> bool:
    if moment.seen == COMMITTED:
        return bool((await watching.read(_COUNTS))[0]["loads"] > loads)
    return any(moment.seen in query for query in await _queries(watching))


async def _queries(watching: Database) -> list[str]:
    return [row["query"] for row in await watching.read(_OPEN)]


@pytest.mark.long
async def test_a_load_killed_at_any_instant_is_there_as_a_whole_or_not_at_all(
    empty_environment: dict[str, str], jars_folder: Path, tmp_path: Path
) -> None:
    environment = empty_environment | {"GOVHUB_MEMORY": str(MEMORY)}
    home = Path(environment["GOVHUB_HOME"])
    city = tmp_path / "city"
    told = sum(write_city(city, 300, 3000, 4500, seed=7).values())
    people = 3000
    with attach_or_start(home, cache=jars_folder, memory_mib=MEMORY) as engine:
        # The policies are adopted by the first command: afterwards a load is the only thing that writes.
        assert govhub("load", str(city), "--dry-run", environment=environment).returncode == 0
        start = await counts(engine)
        assert start[1:] == (0, 0)
        taken = (start[0] + told, told, 1)
        again = (taken[0], taken[1] + people, 2)
        deaths = Deaths()
        stages = (
            (FIRST_LOAD, city, start, taken),
            (CORRECTION, corrected(city, tmp_path / "corrected"), taken, again),
        )
        for moments, bundle, before, after in stages:
            for moment in moments:
                open_ = await killed_at(moment, engine, bundle, environment)
                engine.revive()
                found = await counts(engine)
                assert found in (before, after), (moment, found)
                (deaths.nothing if found == before else deaths.everything).append(moment)
                if open_ and found == before:
                    deaths.inside.append(moment)
                if found == after:
                    break
            done = govhub("load", str(bundle), environment=environment)
            assert done.returncode == 0, done
            assert await counts(engine) == after
            done = govhub("load", str(bundle), environment=environment)
            assert f"0 created, 0 changed, {told if bundle == city else people} unchanged" in done.stdout
        async with await Database.connect(engine.uri, engine.user, engine.password) as database:
            assert await faults(database) == []
    assert len(deaths.nothing) + len(deaths.everything) >= 10, deaths
    assert len(deaths.inside) >= 3, deaths
    # What could be seen once stays: the kill came after the load was there for others.
    assert not [moment for moment in deaths.nothing if moment.seen == COMMITTED], deaths
