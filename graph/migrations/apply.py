"""Applies what the graph does not have yet; a second run does nothing."""

from collections.abc import Callable
from datetime import UTC, datetime

from graph.database import Database
from graph.migrations.steps import FILLS, MIGRATIONS
from graph.model.lookups import LOOKUPS
from graph.statements import statement

Progress = Callable[[str], None]


async def applied(database: Database) -> list[str]:
    """Names of the migrations that this graph has had, those included that this version does not know."""
    return [row["name"] for row in await database.read(statement("read_migrations").text)]


async def pending(database: Database) -> list[str]:
    """Names of the migrations that this graph has not had, in order."""
    had = set(await applied(database))
    return [name for name, _ in MIGRATIONS if name not in had]


async def migrate(database: Database, progress: Progress = lambda name: None) -> list[str]:
    """Apply every pending migration and return their names.

    Each statement is idempotent by itself (schema changes cannot share a transaction with data),
    so a run that was cut short is taken up by the next.
    """
    todo = set(await pending(database))
    done = []
    for name, statements in MIGRATIONS:
        if name not in todo:
            continue
        progress(name)
        for text in statements():
            await _execute(database, text)
        if name in FILLS:
            await FILLS[name](database)
        # A plan made while an index still fills would scan, and stay in the server's cache.
        await database.execute("CALL db.awaitIndexes(300)")
        now = int(datetime.now(UTC).timestamp() * 1_000_000)
        await database.execute(statement("record_migration").text, {"name": name, "at": now})
        done.append(name)
    return done


async def create_lookups(database: Database) -> None:
    """Make every constraint and index in a graph that was filled some other way; records no migration."""
    for _, statements in MIGRATIONS:
        for text in statements():
            await _execute(database, text)
    await database.execute("CALL db.awaitIndexes(3600)")


async def _execute(database: Database, text: str) -> None:
    """Run one statement of a migration, again if what stood in its way was left by a run that was cut short."""
    try:
        await database.execute(text)
    except Exception:
        # A constraint is first an index. Interrupted in between, the server keeps the index for good and refuses the constraint.
        names = [lookup.name for lookup in LOOKUPS if lookup.unique]
        left = await database.read(statement("read_leftover_indexes").text, {"names": names})
        if not left:
            raise
        for row in left:
            await database.execute(statement("drop_leftover_index").text, {"name": row["name"]})
        await database.execute(text)
