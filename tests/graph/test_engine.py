"""The managed server: real processes, started, shared, killed and stopped."""

import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from graph.database import Database
from graph.engine import EngineCancelledError, EngineError, attach_or_start, start_engine
from graph.engine.home import Home, read_connection, write_connection
from graph.engine.java import configuration_text, machine_memory, memory_shares
from graph.engine.process import Mark, with_argument

MEMORY = 512
HOLD = """
import sys
from pathlib import Path
from graph.engine import start_engine
engine = start_engine(Path(sys.argv[1]), cache=Path(sys.argv[2]), memory_mib=512, exclusive=sys.argv[3] == "hub")
print(engine.pid, flush=True)
sys.stdin.readline()
engine.stop()
"""


@contextmanager
def holder(home: Path, cache: Path, how: str) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    """Another process that starts the server or shares it, and leaves when it is written to."""
    command = [sys.executable, "-c", HOLD, str(home), str(cache), how]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        try:
            yield other, int(other.stdout.readline())
        finally:
            other.kill()


def leave(other: "subprocess.Popen[str]") -> None:
    other.communicate("leave\n", timeout=60)


def servers_of(home: Path) -> list[Mark]:
    return with_argument(Home(home).home_argument)


def listening_addresses(pid: int) -> set[str]:
    """What a process listens on, TCP and UDP, as Linux writes addresses; the last 8 digits of the host are the IPv4 part."""
    sockets = set()
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed by the server since it was listed
            sockets.add(os.readlink(entry))
    rows = [
        (table, line.split())
        for table in ("tcp", "tcp6", "udp", "udp6")
        for line in Path(f"/proc/{pid}/net/{table}").read_text("ascii").splitlines()[1:]
    ]
    return {row[1] for table, row in rows if f"socket:[{row[9]}]" in sockets and (table.startswith("udp") or row[3] == "0A")}


async def answer(uri: str, password: str, text: str) -> object:
    async with await Database.connect(uri, "neo4j", password, None) as database:
        return (await database.execute(text))[0]["answer"]


async def test_a_server_is_started_shared_and_stopped_by_the_last_who_leaves(tmp_path: Path, jars_folder: Path) -> None:
    home = tmp_path / "家 of a hub"
    first = start_engine(home, cache=jars_folder, memory_mib=MEMORY)
    try:
        assert await answer(first.uri, first.password, "RETURN 1 AS answer") == 1
        for private in (Home(home).password_file, Home(home).connection_file):
            assert stat.S_IMODE(private.stat().st_mode) == 0o600
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        assert first.password not in Home(home).connection_file.read_text("utf-8") + repr(first)
        if sys.platform == "linux":
            port = f"{int(first.uri.rpartition(':')[2]):04X}"
            assert [address[-13:] for address in listening_addresses(first.pid)] == [f"0100007F:{port}"]
        with pytest.raises(EngineError, match=rf"Another hub \(process {os.getpid()}\) already serves"):
            start_engine(home, cache=jars_folder, memory_mib=MEMORY)
        with attach_or_start(home, cache=jars_folder, memory_mib=MEMORY) as second:
            assert (second.pid, second.uri) == (first.pid, first.uri)
            first.stop()
            assert second.is_alive()
            assert await answer(second.uri, second.password, "RETURN 2 AS answer") == 2
        assert not second.is_alive()
    finally:
        first.stop()
    assert servers_of(home) == []
    assert not Home(home).connection_file.exists()


def test_the_server_listens_on_loopback_only_and_tells_nobody_about_itself() -> None:
    text = configuration_text(12345, memory_shares(1024))
    addresses = [line for line in text.splitlines() if "address" in line]
    assert addresses
    assert all("127.0.0.1" in line for line in addresses)
    for off in ("dbms.usage_report", "dbms.fleet_manager", "server.fleet_discovery", "server.http", "server.https"):
        assert f"{off}.enabled=false" in text


def test_memory_is_a_share_of_the_machine_unless_it_is_stated() -> None:
    unstated = memory_shares(None)
    assert unstated.heap + unstated.page_cache == min(max(machine_memory() // 4, 1024), 8192)
    assert memory_shares(800).heap == 500
    with pytest.raises(EngineError, match="at least 512 MiB"):
        memory_shares(100)


def test_a_data_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path, jars_folder: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(EngineError, match="set GOVHUB_HOME"):
        start_engine(tmp_path / "file" / "home", cache=jars_folder)


def test_a_number_given_out_again_is_not_taken_for_the_server(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as innocent:
        mark = Mark(innocent.pid, "0")
        assert not mark.is_alive()
        assert not Mark(innocent.pid, "0").has_argument(Home(tmp_path).home_argument)
        innocent.kill()


@pytest.mark.long
def test_what_a_killed_hub_left_behind_is_stopped_at_the_next_start(tmp_path: Path, jars_folder: Path) -> None:
    with holder(tmp_path, jars_folder, "hub") as (hub, left):
        hub.send_signal(signal.SIGKILL)
        hub.wait()
        assert [mark.pid for mark in servers_of(tmp_path)] == [left]
        with attach_or_start(tmp_path, cache=jars_folder, memory_mib=MEMORY) as engine:
            assert engine.pid != left
            assert [mark.pid for mark in servers_of(tmp_path)] == [engine.pid]
    assert servers_of(tmp_path) == []


@pytest.mark.long
def test_a_server_left_behind_is_found_without_the_file_that_names_it(tmp_path: Path, jars_folder: Path) -> None:
    with holder(tmp_path, jars_folder, "hub") as (hub, left):
        hub.kill()
        hub.wait()
        Home(tmp_path).connection_file.unlink()
        with attach_or_start(tmp_path, cache=jars_folder, memory_mib=MEMORY) as engine:
            assert engine.pid != left
    assert servers_of(tmp_path) == []


@pytest.mark.long
def test_another_program_with_the_number_of_an_old_server_is_left_alone(tmp_path: Path, jars_folder: Path) -> None:
    with attach_or_start(tmp_path, cache=jars_folder, memory_mib=MEMORY):
        old = read_connection(Home(tmp_path))
    assert old is not None
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as innocent:
        write_connection(Home(tmp_path), replace(old, pid=innocent.pid))
        with attach_or_start(tmp_path, cache=jars_folder, memory_mib=MEMORY) as engine:
            assert engine.pid != innocent.pid
            assert innocent.poll() is None
        assert innocent.poll() is None
        innocent.kill()


@pytest.mark.long
def test_commands_that_start_together_share_one_server(tmp_path: Path, jars_folder: Path) -> None:
    with holder(tmp_path, jars_folder, "short") as (one, first), holder(tmp_path, jars_folder, "short") as (two, second):
        assert first == second
        leave(one)
        assert [mark.pid for mark in servers_of(tmp_path)] == [second]
        leave(two)
    assert servers_of(tmp_path) == []


@pytest.mark.long
def test_a_server_started_by_a_command_outlives_it_while_a_hub_uses_it(tmp_path: Path, jars_folder: Path) -> None:
    with holder(tmp_path, jars_folder, "short") as (command, server), holder(tmp_path, jars_folder, "hub") as (hub, same):
        command.kill()
        command.wait()
        assert server == same
        assert [mark.pid for mark in servers_of(tmp_path)] == [server]
        leave(hub)
    assert servers_of(tmp_path) == []


@pytest.mark.long
async def test_a_killed_server_is_started_again_at_the_same_address_with_what_it_held(tmp_path: Path, jars_folder: Path) -> None:
    with attach_or_start(tmp_path, cache=jars_folder, memory_mib=MEMORY) as engine:
        before = engine.uri
        assert await answer(engine.uri, engine.password, "CREATE (n:Kept {name: '留'}) RETURN n.name AS answer") == "留"
        os.kill(engine.pid, signal.SIGKILL)
        while engine.is_alive():
            threading.Event().wait(0.05)
        engine.revive()
        assert engine.uri == before
        assert await answer(engine.uri, engine.password, "MATCH (n:Kept) RETURN n.name AS answer") == "留"


@pytest.mark.long
async def test_a_lost_password_is_told_and_the_data_stay(tmp_path: Path, jars_folder: Path) -> None:
    with attach_or_start(tmp_path, cache=jars_folder, memory_mib=MEMORY) as engine:
        password = engine.password
    Home(tmp_path).password_file.unlink()
    with pytest.raises(EngineError, match="put it back"):
        start_engine(tmp_path, cache=jars_folder, memory_mib=MEMORY)
    Home(tmp_path).password_file.write_text(password, "ascii")
    with attach_or_start(tmp_path, cache=jars_folder, memory_mib=MEMORY) as engine:
        assert await answer(engine.uri, engine.password, "RETURN 1 AS answer") == 1


@pytest.mark.long
def test_a_start_that_is_given_up_leaves_no_process(tmp_path: Path, jars_folder: Path) -> None:
    cancelled = threading.Event()
    timer = threading.Timer(4, cancelled.set)
    timer.start()
    with pytest.raises(EngineCancelledError):
        start_engine(tmp_path, cache=jars_folder, memory_mib=MEMORY, cancelled=cancelled)
    timer.join()
    assert servers_of(tmp_path) == []
    start_engine(tmp_path, cache=jars_folder, memory_mib=MEMORY).stop()
