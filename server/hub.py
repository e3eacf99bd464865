"""Opening the graph: a server named from outside, or the hub's own for as long as it is needed."""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import TypeVar

from graph.database import Database
from graph.engine import Engine, EngineError, Report, start_engine
from server.logs import log
from server.settings import Settings

T = TypeVar("T")
_LOOK_EVERY = 1.0
"""Seconds between two looks at whether the server still runs."""


def _silent(sentence: str, done: int, total: int) -> None:
    pass


@asynccontextmanager
async def open_graph(settings: Settings, *, exclusive: bool, report: Report = _silent) -> AsyncIterator[Database]:
    """A tried connection to the graph (打开图谱).

    With NEO4J_URI that server is used. Without it the hub's own server is started or, when another
    command runs it, shared; `exclusive` is for the hub itself, of which a data folder has one, and makes
    it watch its server and start it again when it ends. GraphUnreachable or EngineError, each with one
    sentence, when there is no graph to be had.
    """
    if settings.neo4j_uri is not None:
        named = (settings.neo4j_uri, settings.neo4j_user, settings.password, settings.neo4j_database)
        async with await Database.connect(*named) as database:
            yield database
        return
    engine = await in_thread(
        lambda cancelled: start_engine(
            settings.home_folder,
            cache=settings.jars_folder,
            memory_mib=settings.memory,
            mirror=settings.maven_mirror,
            report=report,
            cancelled=cancelled,
            exclusive=exclusive,
        ),
        undo=Engine.stop,
    )
    watch = asyncio.create_task(_watch(engine)) if exclusive else None
    try:
        async with await Database.connect(engine.uri, engine.user, engine.password, None) as database:
            yield database
    finally:
        if watch is not None:
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch
        await to_its_end(engine.stop)


async def _watch(engine: Engine) -> None:
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        if engine.is_alive():
            continue
        log("the database server has ended and is started again", level=logging.WARNING)
        try:
            await in_thread(engine.revive)
        except EngineError as error:
            log("the database server cannot be started again", level=logging.ERROR, failure=error)
            await asyncio.sleep(10 * _LOOK_EVERY)


async def in_thread(work: Callable[[threading.Event], T], undo: Callable[[T], None] | None = None) -> T:
    """What blocking work returns; when we are cancelled the work is told, waited for, and undone if it was too late."""
    cancelled = threading.Event()
    running = asyncio.ensure_future(asyncio.to_thread(work, cancelled))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        cancelled.set()
        with suppress(EngineError):
            result = await running
            if undo is not None:
                await to_its_end(lambda: undo(result))
        raise


async def to_its_end(work: Callable[[], None]) -> None:
    """Blocking work that a cancellation does not cut short."""
    running = asyncio.ensure_future(asyncio.to_thread(work))
    cancelled: asyncio.CancelledError | None = None
    while not running.done():
        try:
            await asyncio.shield(running)
        except asyncio.CancelledError as error:
            cancelled = error
    running.result()
    if cancelled is not None:
        raise cancelled
