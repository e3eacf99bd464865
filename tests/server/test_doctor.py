"""`govhub doctor` as a person runs it: one document, a status that tells, and a page that lists every check."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from graph.database import Database
from graph.doctor import Check
from graph.doctor.server import Server as ServerFacts
from graph.engine import Memory
from seeds.doctor import GRAPH_CHECKS
from seeds.prepare import prepare
from server.doctor import MIB, SERVER_CHECKS, Pinned, rows_of_a_load, server_faults
from tests.conftest import Server
from tests.seeds.load_world import loaded, whole_world
from tests.server.test_cli import govhub, told_in_one_sentence

PAGE = (Path(__file__).parents[2] / "docs" / "doctor.md").read_text("utf-8")
TESTED = Pinned("2026.09.0", "25", {"neo4j": "6.4.1"})
INSTALLED = {"neo4j": "6.4.1"}
GOOD = ServerFacts("2026.09.0", "community", "25.0.2+10-LTS", 1280 * MIB, 768 * MIB, 900 * MIB, 8192 * MIB)


def row_of(check: Check) -> str:
    repair, otherwise = check.repair or "–", check.instruction or "–"
    return f"| `{check.code}` | {check.severity} | {check.meaning} | {repair} | {otherwise} |"


def test_the_page_lists_every_check_as_it_is() -> None:
    listed = [line for line in PAGE.splitlines() if re.match(r"\| `[A-Z_]+` \|", line)]
    assert listed == [row_of(check) for check in (*SERVER_CHECKS, *GRAPH_CHECKS)]


def test_every_check_has_a_repair_or_an_instruction() -> None:
    assert [check.code for check in (*SERVER_CHECKS, *GRAPH_CHECKS) if not (check.repair or check.instruction)] == []


@pytest.mark.parametrize(
    ("code", "server", "shares"),
    [
        (None, GOOD, Memory(1280, 768)),
        (None, replace(GOOD, java=None, heap=None, page_cache=None, machine=None), Memory(1280, 768)),
        (None, replace(GOOD, edition="enterprise"), None),
        ("SERVER_UNTESTED", replace(GOOD, version="5.26.0"), None),
        ("JAVA_UNTESTED", replace(GOOD, java="21.0.4+7"), None),
        ("MEMORY_TOO_LITTLE", replace(GOOD, heap=128 * MIB), None),
        ("MEMORY_BEYOND_MACHINE", replace(GOOD, machine=2000 * MIB), None),
        ("MEMORY_NOT_AS_SET", GOOD, Memory(640, 384)),
        ("MEMORY_NOT_AS_SET", GOOD, Memory(2560, 1536)),
    ],
)
def test_each_fault_of_the_server_is_seen(code: str | None, server: ServerFacts, shares: Memory | None) -> None:
    assert [fault.code for fault in server_faults(server, TESTED, INSTALLED, shares)] == ([code] if code else [])


def test_a_library_of_another_version_is_seen() -> None:
    assert [fault.code for fault in server_faults(GOOD, TESTED, {"neo4j": "5.28.1"}, None)] == ["LIBRARY_UNTESTED"]


def test_every_check_of_the_server_has_a_case() -> None:
    seen = {
        fault.code
        for fault in server_faults(
            replace(GOOD, version="5", java="21", heap=MIB, machine=MIB), TESTED, {"neo4j": "5"}, Memory(9, 9)
        )
    }
    assert seen == {check.code for check in SERVER_CHECKS}


def test_the_room_of_a_load_follows_from_the_limit() -> None:
    assert rows_of_a_load(replace(GOOD, transactions=None)) is None
    assert rows_of_a_load(replace(GOOD, transactions=45_000_000)) == 1000


async def test_a_broken_graph_is_told_repaired_and_healthy_again(
    graph: Database, engine: Server, empty_environment: dict[str, str]
) -> None:
    environment = empty_environment | engine.environment
    await prepare(graph)
    await loaded(graph, whole_world())
    await graph.execute("MATCH (:Compound {id: 'c-1'})-[l:LOCATED_IN]->() DELETE l")
    broken = govhub("doctor", "--json", environment=environment)
    said = json.loads(broken.stdout)
    assert (broken.returncode, said["healthy"]) == (1, False)
    errors = [finding for finding in said["findings"] if finding["severity"] == "error"]
    assert [(one["code"], one["count"], one["where"][0]["id"]) for one in errors] == [("RELATION_WRONG", 1, "c-1")]
    assert errors[0]["what"]
    assert errors[0]["repair"]
    assert (said["server"]["managed"], said["server"]["version"], said["repaired"]) == (False, said["server"]["testedWith"], [])
    assert said["server"]["java"].startswith("25")
    assert said["memory"]["heap"] > 0
    assert said["examined"]["records"] > 30
    assert re.search(r"Examining the ledger: \d+ of \d+", broken.stderr)
    healed = govhub("doctor", "--repair", environment=environment)
    assert healed.returncode == 0, healed
    assert "Repaired  RELATION_WRONG: 1" in healed.stdout
    assert healed.stdout.splitlines()[-1].startswith("Healthy")
    assert "GOVHUB_MEMORY" in healed.stdout


def test_without_a_server_there_is_one_sentence_and_status_2(engine: Server, empty_environment: dict[str, str]) -> None:
    environment = empty_environment | engine.environment | {"NEO4J_URI": "bolt://127.0.0.1:1"}
    assert "NEO4J_URI" in told_in_one_sentence(govhub("doctor", environment=environment))
    done = govhub("doctor", "--json", environment=environment)
    assert (done.returncode, json.loads(done.stdout).keys()) == (2, {"error"})
