"""One graph served with the log and without, asked by turns, so that whatever else the machine does hits both."""

import asyncio
import http.client
import json
import multiprocessing
import os
import platform
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Mount

from benchmarks.city.asked import Question, RefusedError
from benchmarks.city.stores import loaded_city
from graph.audit import AuditLog, Folder
from graph.audit.verify import verify
from graph.database import Database
from graph.engine import Engine, Report, attach_or_start
from resolvers.access import HUB
from resolvers.caller import Definitions, caller_of
from schema.build import build_schema
from server.app import build_app, uvicorn_config
from server.request import Context
from server.settings import Settings

Results = dict[str, Any]
MOST_LOGGED_OVER_NOT = 1.1
"""At the 95th percentile."""
WARMING = 20
WITH, WITHOUT = "/with", "/without"
_PERSON = """query Person($id: ID!) {
  person(id: $id) { id name gender phone appointments { id since post { title body { id name } } } }
}"""
_PEOPLE = """query People($within: ID!, $first: Int!) {
  people(within: $within, first: $first) { edges { node { id name gender phone } } pageInfo { hasNextPage endCursor } }
}"""
_IDS = "query Ids($within: ID!, $first: Int!) { people(within: $within, first: $first) { edges { node { id } } } }"
_WITHIN, _FIRST = "990201001", 50


async def run(
    folder: Path, compounds: int, turns: int, settings: Settings, *, say: Callable[[str], None], report: Report
) -> Results:
    """Load a city below the folder, or find it there, and ask both ways about its people."""
    home = settings.model_copy(update={"home": folder / f"{compounds}-home"})
    await loaded_city(home, folder / f"{compounds}-city", compounds, say, report)
    with attach_or_start(home.home_folder, cache=home.jars_folder, memory_mib=home.memory, report=report) as engine:
        return await asyncio.to_thread(_compared, engine, settings.audit_folder, compounds, turns, say)


def _compared(engine: Engine, audit: Path, compounds: int, turns: int, say: Callable[[str], None]) -> Results:
    asked: Results = {}
    with _serving(engine, audit) as port:
        ids = Question("ids", _IDS, {"within": _WITHIN, "first": _FIRST})
        found = _ask(port, WITHOUT, ids)["people"]["edges"]
        if not found:
            raise RefusedError(f"nobody lies in {_WITHIN}: the city is too small")
        questions = (
            Question("one_person", _PERSON, {"id": found[0]["node"]["id"]}),
            Question("fifty_people", _PEOPLE, {"within": _WITHIN, "first": _FIRST}),
        )
        for question in questions:
            say(f"Asking {question.name}, {turns} turns of each.")
            asked[question.name] = _timed(port, question, turns)
    entries = verify(Folder(audit))
    if not entries.sound or entries.entries < 2 * turns:
        raise RefusedError(f"the log holds {entries.entries} entries and {len(entries.findings)} findings")
    return {
        "compounds": compounds,
        "questions": asked,
        "entries": entries.entries,
        "machine": {
            "processors": os.cpu_count(),
            "system": platform.system(),
            "python": platform.python_version(),
            "load_when_done": round(os.getloadavg()[0], 1),
        },
    }


def _timed(port: int, question: Question, turns: int) -> Results:
    times: dict[str, list[float]] = {WITHOUT: [], WITH: []}
    for turn in range(WARMING + turns):
        # Whoever comes second finds warmer caches: they take turns at it.
        for path in (WITHOUT, WITH) if turn % 2 else (WITH, WITHOUT):
            began = time.perf_counter()
            _ask(port, path, question)
            if turn >= WARMING:
                times[path].append(1000 * (time.perf_counter() - began))
    without, with_ = (quantiles(times[path], n=20)[-1] for path in (WITHOUT, WITH))
    return {
        "turns": turns,
        "without_p50_ms": round(median(times[WITHOUT]), 2),
        "with_p50_ms": round(median(times[WITH]), 2),
        "without_p95_ms": round(without, 2),
        "with_p95_ms": round(with_, 2),
        "with_over_without_p95": round(with_ / without, 3),
    }


def _ask(port: int, path: str, question: Question) -> Any:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    body = json.dumps({"query": question.text, "variables": question.variables})
    connection.request("POST", f"{path}/graphql", body, {"Content-Type": "application/json", "X-Purpose": "benchmark"})
    answer = json.loads(connection.getresponse().read())
    connection.close()
    if answer.get("errors"):
        raise RefusedError("; ".join(error["message"] for error in answer["errors"]))
    return answer["data"]


@contextmanager
def _serving(engine: Engine, audit: Path) -> Iterator[int]:
    """The port of a process that serves the graph twice, alike in everything but the log: one loop, one pool of connections."""
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.SimpleQueue[int] = context.SimpleQueue()
    process = context.Process(target=_hub, args=(engine.uri, engine.user, engine.password, audit, answers), daemon=True)
    process.start()
    try:
        yield answers.get()
    finally:
        process.terminate()
        process.join(30)


def _hub(uri: str, user: str, password: str, audit: Path, answers: "multiprocessing.SimpleQueue[int]") -> None:
    async def serve() -> None:
        with AuditLog(audit) as log:
            async with await Database.connect(uri, user, password) as database:
                definitions, schema = Definitions(), build_schema()

                async def context(request: Request) -> Context:
                    caller = caller_of(HUB, database, definitions, purpose=request.headers.get("x-purpose"))
                    caller.reads.people.update(_TOLD)
                    return Context(caller)

                apps = {WITH: log, WITHOUT: None}
                mounts = [
                    Mount(path, build_app(schema, context, _always, console=False, audit=kept)) for path, kept in apps.items()
                ]
                listener = socket.create_server(("127.0.0.1", 0))
                port = listener.getsockname()[1]
                config = uvicorn_config(Starlette(routes=mounts), "127.0.0.1", port)
                answers.put(port)  # whoever connects before it is served waits
                await uvicorn.Server(config).serve(sockets=[listener])

    asyncio.run(serve())


_TOLD = [f"person-{number:06d}" for number in range(_FIRST)]
"""As many people as the longer answer tells of, so that every entry is as long as the longest, whatever was asked."""


async def _always() -> bool:
    return True


def shortfalls(results: Results) -> list[str]:
    """What is wanted and not so."""
    return [
        f"{name}: {figures['with_over_without_p95']} times as long at the 95th percentile with the log."
        for name, figures in results["questions"].items()
        if figures["with_over_without_p95"] > MOST_LOGGED_OVER_NOT
    ]
