"""Walks a graph page by page: examines, repairs under the lock of a load, and never holds more than a page."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from graph.database import Database, Transaction
from graph.doctor.findings import Fault, Findings, Remedy
from graph.doctor.ledger import ledger_faults
from graph.doctor.present import present_faults
from graph.model.record import FOREVER
from graph.statements import statement
from graph.store.records import lock_ledger

PAGE = 1_000
_ATTEMPTS = 5
Judge = Callable[[Transaction], Awaitable[list[Fault]]]
Examine = Callable[[Transaction, Sequence[str]], Awaitable[list[Fault]]]
Tell = Callable[[str, int, int], None]
"""Called with what is examined, how much of it is done, and how much there is."""


def untold(what: str, done: int, total: int) -> None:
    """Says nothing, for callers that show no progress."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One walk (一遍检查): over which identifiers, how many nodes there are, and what is examined of a page of them."""

    name: str
    ids: str
    total: int
    examine: Examine


def ledger_pass(total: int) -> Pass:
    """The walk over every version."""
    return Pass("the ledger", "ledger_ids", total, ledger_faults)


def present_pass(total: int) -> Pass:
    """The walk over every record of the present."""
    return Pass("the present", "present_ids", total, present_faults)


async def examined(
    database: Database, walk: Pass, findings: Findings, *, repair: bool = False, tell: Tell = untold, page: int = PAGE
) -> Counter[str]:
    """Walk to the end, adding what is found to `findings`; returns how many faults of which code were repaired on the way."""
    after, done = "", 0
    repaired: Counter[str] = Counter()
    tell(walk.name, 0, walk.total)
    while ids := await _page(database, walk.ids, after, page):
        judge = partial(_judged, walk.examine, ids)
        faults = await undisturbed(database, judge)
        if repair and any(fault.remedies for fault in faults):
            repaired += await repaired_under_lock(database, judge)
        findings.add(faults)
        after, done = ids[-1], done + len(ids)
        tell(walk.name, min(done, walk.total), walk.total)
    tell(walk.name, walk.total, walk.total)
    return repaired


async def _page(database: Database, name: str, after: str, limit: int) -> list[str]:
    rows = await database.read(statement(name, "cypher/doctor").text, {"after": after, "limit": limit}, timeout=None)
    ids: list[str] = rows[0]["rows"]
    return ids


async def _judged(examine: Examine, ids: Sequence[str], tx: Transaction) -> list[Fault]:
    return await examine(tx, ids)


async def undisturbed(database: Database, judge: Judge) -> list[Fault]:
    """The faults of the graph as it was between two loads: what a load commits in between would look like some."""

    async def work(tx: Transaction) -> tuple[bool, list[Fault]]:
        before = await _instant(tx)
        faults = await judge(tx)
        return not faults or before == await _instant(tx), faults

    for _ in range(_ATTEMPTS):
        settled, faults = await database.read_together(work)
        if settled:
            break
    return faults


async def _instant(tx: Transaction) -> object:
    return (await tx.run(statement("instant", "cypher/doctor").text))[0]["instant"]


async def repaired_under_lock(database: Database, judge: Judge) -> Counter[str]:
    """Judge once more in a transaction under the lock of a load, apply the remedies, and count the faults that had one."""

    async def work(tx: Transaction) -> Counter[str]:
        await lock_ledger(tx)
        faults = [fault for fault in await judge(tx) if fault.remedies]
        await apply(tx, (remedy for fault in faults for remedy in fault.remedies))
        return Counter(fault.code for fault in faults)

    return await database.write(work)


async def apply(tx: Transaction, remedies: Iterable[Remedy]) -> None:
    """Run remedies, those of one statement together, in the order in which the statements first come."""
    rows: dict[tuple[str, str], list[object]] = {}
    for remedy in remedies:
        rows.setdefault((remedy.statement, remedy.folder), []).append(dict(remedy.row))
    for (name, folder), given in rows.items():
        found = statement(name, folder)
        offered = {"rows": given, "forever": FOREVER}
        await tx.run(found.text, {name: offered[name] for name in found.parameters})
