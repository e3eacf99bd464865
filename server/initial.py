"""`govhub load --initial`: a bundle into a fresh store, which takes the place of the empty one at the end (首次载入)."""

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from graph.audit import Author
from graph.database import Database
from graph.engine import EngineCancelledError, EngineError, Home, Rebuilding, Report, rebuilding
from graph.errors import GraphNotEmpty
from graph.migrations import create_lookups
from graph.store.initial import Standing, carry_over, read_standing_all, sizes, stranger
from seeds.initial import InitialLoad, Written, judged, write_files
from seeds.prepare import prepare
from seeds.result import ImportResult
from server.author import checksum
from server.commands.command import CannotRunError
from server.hub import in_thread, to_its_end
from server.settings import Settings


async def load_initial(
    settings: Settings,
    path: Path,
    *,
    dry_run: bool,
    say: Callable[[str], None],
    report: Report,
    instant: int | None = None,
    author: Author | None = None,
) -> ImportResult:
    """Build a new store from the bundle at that path and put it in the place of the data folder's empty one.

    Until the last moment the old store stays as it is, and it stays however this ends otherwise. `instant` (µs since
    the epoch) is for tests. CannotRunError, GraphNotEmpty or EngineError, each with one sentence, when it cannot be done.
    """
    if settings.neo4j_uri is not None:
        raise CannotRunError(
            "--initial replaces the store of the hub's own database, and NEO4J_URI names another server: "
            "unset it, or load the bundle there without --initial."
        )
    async with _rebuilding(settings, report) as work:
        say("Looking at the graph that is there.")
        async with _served(work, work.there) as database:
            standing = await standing_in_empty(database)
        author = author or Author()
        load = await in_thread(lambda cancelled: judged(path, standing, dry_run=dry_run, progress=say, go_on=_unless(cancelled)))
        if not load.writes:
            return load.result
        at = max(instant or int(datetime.now(UTC).timestamp() * 1_000_000), standing.last_instant + 1)
        await _built(work, load, standing, at, say, author.by)
        whole = await in_thread(lambda cancelled: checksum(path))
        say("Putting the new store in the place of the old one.")
        with author.loading(load.result.id):
            author.sums_up(load.result.id, load.name, at, load.result.counts, whole)
            work.switch()  # not in a thread: nothing may come between, and it takes no time
        return replace(load.result, recorded_at=at)


async def standing_in_empty(database: Database) -> Standing:
    """What stands in a graph without records, made ready as for any load; GraphNotEmpty for one with any."""
    label = await stranger(database)
    if label is not None:
        raise GraphNotEmpty(
            f"--initial builds the first content of an empty graph, and this one holds records already ({label}); "
            "load without --initial, or set GOVHUB_HOME to another folder."
        )
    await prepare(database)  # the verdict is that of the ordinary load, which does this first
    return await read_standing_all(database)


async def _built(
    work: Rebuilding, load: InitialLoad, standing: Standing, at: int, say: Callable[[str], None], by: str | None
) -> None:
    """Fill the new store, make its indexes, and see that everything is in it."""
    await in_thread(lambda cancelled: work.begin())
    written = await in_thread(
        lambda cancelled: write_files(load, work.files, standing, at, progress=say, go_on=_unless(cancelled))
    )
    say(f"Importing {written.nodes} nodes and {written.relations} relations.")
    await in_thread(lambda cancelled: work.run_importer(written.words, cancelled))
    say("Making constraints and indexes.")
    async with _served(work, work.fresh) as database:
        await _whole(database, written)
        await create_lookups(database)
        counts = load.result.counts
        await carry_over(database, standing, at=at, bundle=load.result.id, name=load.name, counts=counts, by=by)


async def _whole(database: Database, written: Written) -> None:
    found = await sizes(database)
    if found != (written.nodes, written.relations):
        raise EngineError(f"The importer made {found} nodes and relations of {(written.nodes, written.relations)}.")


def _unless(cancelled: threading.Event) -> Callable[[], None]:
    def go_on() -> None:
        if cancelled.is_set():
            raise EngineCancelledError("Loading was given up.")

    return go_on


@asynccontextmanager
async def _rebuilding(settings: Settings, report: Report) -> AsyncIterator[Rebuilding]:
    """A rebuild of the data folder that the settings name, begun and ended outside the loop of events."""

    def begun(cancelled: threading.Event) -> tuple[AbstractContextManager[Rebuilding, bool | None], Rebuilding]:
        context = rebuilding(
            settings.home_folder,
            cache=settings.jars_folder,
            memory_mib=settings.memory,
            mirror=settings.maven_mirror,
            report=report,
            cancelled=cancelled,
        )
        return context, context.__enter__()

    context, work = await in_thread(begun, undo=lambda both: _left(both[0]))
    try:
        yield work
    finally:
        await to_its_end(lambda: _left(context))


def _left(context: AbstractContextManager[Rebuilding, bool | None]) -> None:
    context.__exit__(None, None, None)


@asynccontextmanager
async def _served(work: Rebuilding, home: Home) -> AsyncIterator[Database]:
    """A connection to a server of one of the two stores, which ends with the block."""
    access = await in_thread(lambda cancelled: work.launch(home, cancelled), undo=lambda _: work.stop(home))
    try:
        async with await Database.connect(access.uri, access.user, access.password, None) as database:
            yield database
    finally:
        await to_its_end(lambda: work.stop(home))
