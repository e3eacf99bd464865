"""Judges how the hub runs (运行环境): the server, the libraries, the memory. Pure: the facts are read elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from graph.doctor import Check, Fault, Severity
from graph.doctor.server import Server
from graph.engine import LEAST_MEMORY, Memory
from graph.store.room import BYTES_OF_A_ROW

DISTRIBUTION = "governance-graph-hub"
MIB = 2**20
_LEAST_HEAP = LEAST_MEMORY * 5 // 8
_JAVA_TAKES_LESS = 0.9
"""A heap is reported a little smaller than it was asked for."""


def _warning(code: str, meaning: str, instruction: str) -> Check:
    return Check(code, meaning, instruction=instruction, severity=Severity.WARNING)


SERVER_CHECKS: tuple[Check, ...] = (
    _warning(
        "SERVER_UNTESTED",
        "The server is of another version than the one that this version of the hub is tested with.",
        "Use Neo4j of the version that is named, or leave NEO4J_URI out and let the hub run its own.",
    ),
    _warning(
        "JAVA_UNTESTED",
        "The server runs on another Java than the one that comes with the hub.",
        "Run it on the Java that is named, if it misbehaves.",
    ),
    _warning(
        "LIBRARY_UNTESTED",
        "A library is of another version than the one that this version of the hub is tested with.",
        "Install the hub in an environment of its own: `pip install .` takes the versions that are pinned.",
    ),
    _warning(
        "MEMORY_TOO_LITTLE",
        "The server has less memory than it needs to work well.",
        f"Set GOVHUB_MEMORY to {LEAST_MEMORY} (MiB) or more and start again; for another server its server.memory.heap.max_size.",
    ),
    _warning(
        "MEMORY_BEYOND_MACHINE",
        "Heap and page cache together are more than the memory of the server's machine; it may be ended without a word.",
        "Set GOVHUB_MEMORY lower and start again; for another server its heap and server.memory.pagecache.size.",
    ),
    _warning(
        "MEMORY_NOT_AS_SET",
        "The hub's own server runs with another memory than is set now.",
        "Stop every command that uses the data folder; the next start takes GOVHUB_MEMORY.",
    ),
)


@dataclass(frozen=True, slots=True)
class Pinned:
    """What this version of the hub is tested with (已测试版本)."""

    server: str
    java: str
    libraries: Mapping[str, str]


def server_faults(server: Server, tested: Pinned, installed: Mapping[str, str], shares: Memory | None) -> Iterator[Fault]:
    """What is worth knowing of the server and the libraries; `shares` is what the hub's own server should take."""
    if server.version != tested.server:
        yield Fault("SERVER_UNTESTED", server.version, f"tested with {tested.server}")
    if server.java is not None and server.java.partition(".")[0].partition("+")[0] != tested.java:
        yield Fault("JAVA_UNTESTED", server.java, f"the hub brings Java {tested.java}")
    for name, wanted in tested.libraries.items():
        if installed.get(name, wanted) != wanted:
            yield Fault("LIBRARY_UNTESTED", name, f"{installed[name]}, tested with {wanted}")
    if server.heap is None:
        return
    heap, cache = server.heap // MIB, (server.page_cache or 0) // MIB
    if heap < _LEAST_HEAP * _JAVA_TAKES_LESS:
        yield Fault("MEMORY_TOO_LITTLE", "heap", f"{heap} MiB, at least {_LEAST_HEAP} are needed")
    if server.machine is not None and heap + cache > server.machine // MIB:
        yield Fault("MEMORY_BEYOND_MACHINE", "heap", f"{heap} and {cache} of {server.machine // MIB} MiB")
    if shares is not None and not shares.heap * _JAVA_TAKES_LESS <= heap <= shares.heap:
        yield Fault("MEMORY_NOT_AS_SET", "heap", f"{heap} MiB, set are {shares.heap}")


def pinned_libraries() -> dict[str, str]:
    """The versions that the installed hub was tested with; empty where it is not installed."""
    try:
        pins = [one.partition("==") for one in requires(DISTRIBUTION) or () if ";" not in one]
    except PackageNotFoundError:
        return {}
    return {name: wanted for name, _, wanted in pins if wanted}


def installed_version(name: str) -> str:
    """The version of a distribution; a word to that effect where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def rows_of_a_load(server: Server) -> int | None:
    """How many new rows one load may have; None when the server sets no limit."""
    return None if server.transactions is None else server.transactions // BYTES_OF_A_ROW
