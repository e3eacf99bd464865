"""The `govhub` command as a person runs it: a process with arguments, an environment, two streams and an exit status."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from graph.engine.home import Home, read_connection
from graph.engine.process import with_argument
from server.cli import COMMANDS, parser
from server.commands.serve import _bound_socket
from server.settings import Settings

ROOT = Path(__file__).parents[2]
PATIENCE = 120


def govhub(*words: str, environment: dict[str, str], patience: float = PATIENCE) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "server.cli", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=patience, check=False)


def told_in_one_sentence(done: "subprocess.CompletedProcess[str]") -> str:
    """What a command said that cannot run; fails when it said more, or on the wrong stream, or with another status."""
    assert (done.returncode, done.stdout) == (2, ""), done
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr.removeprefix("govhub: ").strip()


@contextmanager
def serving(environment: dict[str, str], *words: str) -> Iterator[tuple["subprocess.Popen[str]", dict[str, Any]]]:
    """A hub that serves, with what it said about itself."""
    command = [sys.executable, "-m", "server.cli", "serve", "--port", "0", "--json", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as hub:
        assert hub.stdout is not None
        lines = []
        while not lines or lines[-1].rstrip() != "}":
            line = hub.stdout.readline()
            assert line, "the hub ended before it answered"
            lines.append(line)
        try:
            yield hub, json.loads("".join(lines))
        finally:
            hub.kill()


def status_of(address: str) -> int:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return int(answer.status)


def test_a_port_in_use_is_told_before_a_database_is_started(empty_environment: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = told_in_one_sentence(govhub("serve", "--port", str(port), environment=empty_environment))
    assert str(port) in said
    assert not Path(empty_environment["GOVHUB_HOME"]).exists()


def test_answers_leave_at_once_on_a_connection_that_is_kept() -> None:
    with _bound_socket(ip_address("127.0.0.1"), 0) as listener:
        listener.listen()
        with socket.create_connection(listener.getsockname()), listener.accept()[0] as accepted:
            # What asyncio goes by when it decides whether the body of an answer may wait for the caller's acknowledgement.
            assert accepted.proto == socket.IPPROTO_TCP


def test_a_database_that_cannot_be_reached_is_told_in_one_sentence(empty_environment: dict[str, str]) -> None:
    said = told_in_one_sentence(govhub("migrate", environment=empty_environment | {"NEO4J_URI": "bolt://127.0.0.1:1"}))
    assert "NEO4J_URI" in said


def test_a_wrong_password_is_told_in_one_sentence(engine: Any, empty_environment: dict[str, str]) -> None:
    wrong = empty_environment | engine.environment | {"NEO4J_PASSWORD": "not the password"}
    assert "NEO4J_PASSWORD" in told_in_one_sentence(govhub("migrate", environment=wrong))


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("NEO4J_URI", "http://127.0.0.1:7474"),
        ("GOVHUB_MEMORY", "lots"),
        ("GOVHUB_MEMORY", "100"),
        ("GOVHUB_PORT", "70000"),
        ("GOVHUB_LOG_LEVEL", "loud"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(variable: str, value: str, empty_environment: dict[str, str]) -> None:
    assert told_in_one_sentence(govhub("migrate", environment=empty_environment | {variable: value})).startswith(variable)


def test_a_path_that_does_not_exist_is_told_in_one_sentence(empty_environment: dict[str, str]) -> None:
    said = told_in_one_sentence(govhub("load", "no/such/bundle", environment=empty_environment))
    assert "no/such/bundle" in said


def test_why_a_command_cannot_run_is_a_json_document_when_asked(empty_environment: dict[str, str]) -> None:
    done = govhub("migrate", "--json", environment=empty_environment | {"NEO4J_URI": "bolt://127.0.0.1:1"})
    assert done.returncode == 2
    assert "NEO4J_URI" in json.loads(done.stdout)["error"]


def test_a_usage_error_has_exit_status_2(empty_environment: dict[str, str]) -> None:
    for words in ((), ("conquer",), ("load",), ("serve", "--port", "many")):
        done = govhub(*words, environment=empty_environment)
        assert done.returncode == 2
        assert "usage: govhub" in done.stderr
        assert "Traceback" not in done.stderr


async def test_a_second_migration_changes_nothing(graph: Any, engine: Any, empty_environment: dict[str, str]) -> None:
    await graph.execute("MATCH (m:Migration) DELETE m")
    environment = empty_environment | engine.environment
    first, second = (govhub("migrate", "--json", environment=environment) for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0)
    assert json.loads(first.stdout)["applied"]
    assert json.loads(second.stdout) == {"applied": []}


def test_a_broken_bundle_is_refused_with_status_1_and_its_findings(
    graph: Any, engine: Any, empty_environment: dict[str, str], tmp_path: Path
) -> None:
    bundle = tmp_path / "broken"
    bundle.mkdir()
    (bundle / "people.csv").write_text("id,name,source\n,,no-such-source\n", "utf-8")
    done = govhub("load", str(bundle), "--json", environment=empty_environment | engine.environment)
    assert done.returncode == 1, done
    assert json.loads(done.stdout)["accepted"] is False
    assert "Traceback" not in done.stderr


def test_every_command_takes_json() -> None:
    for words in (["serve"], ["load", "x"], ["migrate"], ["sdl"]):
        assert parser().parse_args([*words, "--json"]).json is True


def test_every_command_option_and_status_is_documented() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert {command.name for command in COMMANDS} == set(re.findall(r"^## `govhub (\w+)", page, re.MULTILINE))
    for action in parser()._subparsers._group_actions[0].choices.values():  # type: ignore[union-attr]
        for option in action._option_string_actions:
            assert option in ("-h", "--help") or f"`{option}" in page, option
    for status in ("`0`", "`1`", "`2`", "`130`"):
        assert status in page


def test_every_setting_is_documented_and_nothing_else() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([A-Z0-9_]+)`", page, re.MULTILINE))
    assert listed == {str(field.validation_alias) for field in Settings.model_fields.values()}


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_hub_that_is_told_to_stop_stops_its_database_too(number: signal.Signals, empty_environment: dict[str, str]) -> None:
    home = Home(Path(empty_environment["GOVHUB_HOME"]))
    with serving(empty_environment) as (hub, said):
        assert status_of(said["address"] + "/healthz") == 200
        assert status_of(said["address"] + "/readyz") == 200
        refused = told_in_one_sentence(govhub("serve", "--port", "0", environment=empty_environment))
        assert "Another hub" in refused
        hub.send_signal(number)
        assert hub.wait(30) == 0
    assert with_argument(home.home_argument) == []
    assert not home.connection_file.exists()


@pytest.mark.long
def test_a_command_uses_the_server_of_the_running_hub(empty_environment: dict[str, str]) -> None:
    home = Home(Path(empty_environment["GOVHUB_HOME"]))
    with serving(empty_environment) as (hub, said):
        before = read_connection(home)
        done = govhub("migrate", "--json", environment=empty_environment)
        assert json.loads(done.stdout) == {"applied": []}
        assert read_connection(home) == before
        assert status_of(said["address"] + "/readyz") == 200
        hub.send_signal(signal.SIGTERM)
        assert hub.wait(30) == 0


@pytest.mark.long
def test_a_hub_whose_database_is_killed_starts_it_again(empty_environment: dict[str, str]) -> None:
    home = Home(Path(empty_environment["GOVHUB_HOME"]))
    with serving(empty_environment) as (hub, said):
        connection = read_connection(home)
        assert connection is not None
        os.kill(connection.pid, signal.SIGKILL)
        deadline = time.monotonic() + PATIENCE
        while (again := read_connection(home)) is None or again.pid == connection.pid or not is_ready(said["address"]):
            assert time.monotonic() < deadline
            time.sleep(0.5)
        hub.send_signal(signal.SIGTERM)
        assert hub.wait(30) == 0
    assert with_argument(home.home_argument) == []


@pytest.mark.long
def test_a_command_interrupted_while_the_database_starts_leaves_nothing_running(empty_environment: dict[str, str]) -> None:
    home = Home(Path(empty_environment["GOVHUB_HOME"]))
    command = [sys.executable, "-m", "server.cli", "migrate"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=empty_environment, cwd=ROOT) as migrating:
        while not home.connection_file.exists():
            assert migrating.poll() is None
            time.sleep(0.1)
        migrating.send_signal(signal.SIGINT)
        _, said = migrating.communicate(timeout=60)
    assert migrating.returncode == 130
    assert "Traceback" not in said
    assert with_argument(home.home_argument) == []


def is_ready(address: str) -> bool:
    try:
        return status_of(address + "/readyz") == 200
    except OSError:
        return False
