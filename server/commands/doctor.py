"""`govhub doctor`: examine server, graph and ledger, and repair what follows from the facts."""

import argparse
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from graph.engine import Report, bundled_java, memory_shares, pinned_version, shown_on_stderr
from server.commands.command import Command, Speech, Status
from server.hub import open_graph
from server.settings import Settings

MIB = 2**20
_STEPS = 10


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help="heal what follows from the facts, then examine again")


async def _run(arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    from graph.doctor import Findings, Severity
    from graph.doctor.server import read_server
    from seeds.doctor import diagnosis
    from server.doctor import DISTRIBUTION, SERVER_CHECKS, Pinned, installed_version, pinned_libraries, server_faults

    with shown_on_stderr() as report:
        async with open_graph(settings, exclusive=False, report=report) as database:
            server = await read_server(database)
            found = await diagnosis(database, repair=arguments.repair, tell=_told(speech.say))
    pins = pinned_libraries()
    tested = Pinned(pinned_version(), bundled_java(), pins)
    shares = memory_shares(settings.memory) if settings.neo4j_uri is None else None
    around = Findings()
    around.add(server_faults(server, tested, {name: installed_version(name) for name in pins}, shares))
    findings = [*around.by_check(SERVER_CHECKS), *found.findings]
    healthy = not any(one.check.severity is Severity.ERROR for one in findings)
    document: dict[str, Any] = {
        "healthy": healthy,
        "server": {
            "address": settings.neo4j_uri,
            "managed": settings.neo4j_uri is None,
            "home": str(settings.home_folder) if settings.neo4j_uri is None else None,
            "version": server.version,
            "edition": server.edition,
            "testedWith": tested.server,
            "java": server.java,
        },
        "versions": {
            "hub": installed_version(DISTRIBUTION),
            "driver": installed_version("neo4j"),
            "python": platform.python_version(),
        },
        "memory": _memory(server),
        "examined": {**found.sizes, "rulesExamined": found.rules_examined},
        "findings": [one.as_json() for one in findings],
        "repaired": [{"code": code, "count": count} for code, count in sorted(found.repaired.items())],
    }
    speech.result(document, _lines(document))
    return Status.DONE if healthy else Status.REFUSED


def _told(say: Callable[[str], None]) -> Report:
    """Progress in nodes, a line for each tenth of a walk: a bar of megabytes would say the wrong thing."""
    shown: dict[str, int] = {}

    def tell(what: str, done: int, total: int) -> None:
        step = done * _STEPS // total if total else _STEPS
        if step != shown.get(what):
            shown[what] = step
            say(f"Examining {what}: {done} of {total}")

    return tell


def _memory(server: Any) -> dict[str, int | None]:
    from server.doctor import rows_of_a_load

    sizes = {"heap": server.heap, "pageCache": server.page_cache, "transactions": server.transactions, "machine": server.machine}
    in_mib = {name: None if size is None else size // MIB for name, size in sizes.items()}
    return {**in_mib, "rowsOfALoad": rows_of_a_load(server)}


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    server, versions, memory, examined = (document[name] for name in ("server", "versions", "memory", "examined"))
    whose = f"the hub's own in {server['home']}" if server["managed"] else server["address"]
    kernel = f"Neo4j {server['version']} {server['edition']} ({whose}), tested with {server['testedWith']}"
    yield f"Server    {kernel}; Java {server['java'] or 'unknown'}"
    yield f"Versions  hub {versions['hub']}, driver {versions['driver']}, Python {versions['python']}"
    sizes = ", ".join(f"{said} {_mib(memory[name])}" for name, said in _SIZES.items())
    yield f"Memory    {sizes}; {_room(memory['rowsOfALoad'])} (GOVHUB_MEMORY changes it)"
    yield f"Examined  {examined['records']} records, {examined['versions']} versions, {examined['relations']} relations"
    if not examined["rulesExamined"]:
        yield "          not the rules of the bundle: first what cannot be read must be put right"
    yield from (f"Repaired  {one['code']}: {one['count']}" for one in document["repaired"])
    yield from (line for finding in document["findings"] for line in _finding_lines(finding))
    errors = sum(finding["severity"] == "error" for finding in document["findings"])
    warnings = len(document["findings"]) - errors
    yield f"Not healthy: {errors} kinds of errors, {warnings} of warnings." if errors else _healthy(warnings)


_SIZES = {"heap": "heap", "pageCache": "page cache", "transactions": "transactions", "machine": "machine"}


def _mib(size: int | None) -> str:
    return "unknown" if size is None else f"{size} MiB"


def _room(rows: int | None) -> str:
    return "a load of any size" if rows is None else f"a load of about {rows} new rows at most"


def _healthy(warnings: int) -> str:
    return f"Healthy, with {warnings} kinds of warnings." if warnings else "Healthy."


def _finding_lines(finding: Mapping[str, Any]) -> Iterator[str]:
    yield f"{finding['severity']} {finding['code']} ({finding['count']}): {finding['what']}"
    places: Sequence[Mapping[str, str]] = finding["where"]
    yield from (f"  {place['id']}: {place['detail']}" for place in places)
    if finding["count"] > len(places):
        yield f"  … and {finding['count'] - len(places)} more"
    if finding["repair"]:
        yield f"  --repair: {finding['repair']}"
    if finding["instruction"]:
        yield f"  {finding['instruction']}"


COMMAND = Command("doctor", "examine server, graph and ledger, and say what is wrong with them", _arguments, _run)
