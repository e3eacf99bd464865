"""Examines what the ledger says of itself: its lock, its instant, its loads."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from graph.database import Transaction
from graph.doctor.findings import Fault, Remedy
from graph.model.asking import CLOCKS_APART
from graph.statements import statement


@dataclass(frozen=True, slots=True)
class Books:
    """The ledger's own node and the loads (账目): identifier and instant of each."""

    there: bool
    instant: int | None
    stamp: int | None
    loads: Sequence[Mapping[str, Any]]


async def read_books(tx: Transaction) -> Books:
    """The ledger's own node and the loads as they are now."""
    row = (await tx.run(statement("books", "cypher/doctor").text))[0]
    return Books(row["there"], row["instant"], row["stamp"], row["loads"])


async def count_faults(tx: Transaction) -> list[Fault]:
    """Loads that recorded another number of versions than the ledger has of them."""
    rows = await tx.run(statement("load_counts", "cypher/doctor").text)
    return [
        Fault("LOAD_COUNTS", str(row["id"]), f"it recorded {wanted} versions, the ledger has {row['versions']}")
        for row in rows
        if (wanted := _recorded(row["counts"])) != row["versions"]
    ]


def book_faults(books: Books) -> Iterator[Fault]:
    """What is wrong with them."""
    remedy = (Remedy("restore_ledger", {}),)
    instants = [load["instant"] for load in books.loads]
    last = max((instant for instant in instants if isinstance(instant, int)), default=None)
    if not books.there:
        yield Fault("LEDGER_MISSING", "ledger", "the node is not there", remedy)
    elif books.instant != last:
        yield Fault("LEDGER_BEHIND", "ledger", f"{books.instant}, and the last load was recorded at {last}", remedy)
    now = int(datetime.now(UTC).timestamp() * 1_000_000)
    if last is not None and last > now + CLOCKS_APART:
        yield Fault("LEDGER_AHEAD", "ledger", f"{(last - now) // 1_000_000} seconds")
    for name in ("id", "instant"):
        for value, count in Counter(load[name] for load in books.loads).items():
            if count > 1 or value is None:
                yield Fault("LOADS_OUT_OF_ORDER", str(value), f"{count} loads have this {name}")


def _recorded(text: object) -> int | None:
    try:
        tables = json.loads(text) if isinstance(text, str) else None
        return sum(int(counts["created"]) + int(counts["changed"]) for counts in tables.values()) if tables is not None else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
