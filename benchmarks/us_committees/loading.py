"""Loading a bundle the ordinary way, with what it takes: seconds and memory."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.database import Database
from graph.statements import statement
from graph.store.room import size_of
from seeds.load import load_path
from seeds.result import ImportResult

_LOOK_EVERY = 0.5
_MEMORY_OF_TRANSACTIONS = """SHOW TRANSACTIONS YIELD estimatedUsedHeapMemory
RETURN max(estimatedUsedHeapMemory) AS bytes"""


class NotLoadedError(Exception):
    """The hub refused the bundle or the graph is not one to load it into; the message says why."""


@dataclass(slots=True)
class Peak:
    """The most memory seen."""

    bytes: int = 0


async def refuse_other_data(database: Database, ours: set[str]) -> None:
    """NotLoadedError where the graph holds anything but these bundles: the figures would be of a mixture."""
    loaded = (await database.read(statement("read_loads").text))[0]["names"]
    others = sorted(set(loaded) - ours)
    if others:
        raise NotLoadedError(f"This graph holds other data ({', '.join(others[:3])}); --home names an empty folder for its own.")


async def measured_load(database: Database, path: Path) -> dict[str, object]:
    """Load the bundle at that path twice: what the first load took, and that the second changed nothing."""
    began = time.perf_counter()
    async with _peak(database) as peak:
        result = await load_path(database, path)
    seconds = time.perf_counter() - began
    _accepted(result, path)
    began = time.perf_counter()
    again = await load_path(database, path)
    _accepted(again, path)
    written = _total(result, "created") + _total(result, "changed")
    return {
        "bundle": path.name,
        "rows": {table: sum(counts.values()) for table, counts in result.counts.items()},
        "written": written,
        "seconds": round(seconds, 1),
        "peak_transaction_mib": round(peak.bytes / 2**20),
        "warnings": dict(sorted(Counter(one.code for one in result.findings).items())),
        "second_load": {
            "written": _total(again, "created") + _total(again, "changed") + _total(again, "voided"),
            "seconds": round(time.perf_counter() - began, 1),
        },
    }


def _accepted(result: ImportResult, path: Path) -> None:
    errors = [one for one in result.findings if one.severity == "error"]
    if errors:
        told = "; ".join(f"{one.code} {one.table} row {one.row}: {one.message} {one.advice}" for one in errors[:5])
        raise NotLoadedError(f"The hub refuses {path.name} for {len(errors)} errors. {told}")


def _total(result: ImportResult, name: str) -> int:
    return sum(counts[name] for counts in result.counts.values())


@asynccontextmanager
async def _peak(database: Database) -> AsyncIterator[Peak]:
    """The server's own figure of its largest transaction, looked at twice a second."""
    peak = Peak()

    async def look() -> None:
        while True:
            found = (await database.read(_MEMORY_OF_TRANSACTIONS))[0]["bytes"]
            peak.bytes = max(peak.bytes, found if isinstance(found, int) else size_of(str(found)))
            await asyncio.sleep(_LOOK_EVERY)

    looking = asyncio.create_task(look())
    try:
        yield peak
    finally:
        looking.cancel()
