"""Changes tried in the graph and taken back (试算): checked and written as a load does it, seen by nobody else."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from graph.database import LONGEST_REHEARSAL, Database, Reader, Transaction
from graph.errors import ChangesRefused, GraphBusy, LimitExceeded
from graph.store.records import lock_ledger, write_records
from seeds.bundle import Bundle, Finding
from seeds.check import check, wanted
from seeds.check.verdict import in_order
from seeds.load import known_around, writes, writing_of

T = TypeVar("T")
Make = Callable[[], Awaitable[int]]
Look = Callable[[Reader, Make], Awaitable[T]]
"""What is asked of the graph: `look(graph, make)` reads it, has `make()` make the changes, and reads it again.

`make` returns the instant of the changes, in µs: what was known before it is the graph without them.
"""
_NAME = "rehearsal"


async def rehearse(
    database: Database, bundle: Bundle, findings: Sequence[Finding], look: Look[T], *, seconds: float = LONGEST_REHEARSAL
) -> T:
    """What `look` returns of the graph before and after a load of the bundle, which was read with `findings`.

    Everything is taken back, the load's instant too. Rehearsals and loads wait for one another. Raises ChangesRefused
    with every finding where the load would be refused, GraphBusy where others are at it for longer than `seconds`.
    """
    locked = False

    async def work(tx: Transaction) -> T:
        nonlocal locked
        locked = False
        at = await lock_ledger(tx)
        locked = True
        checked = check(bundle, await known_around(tx, wanted(bundle)))
        every = in_order((*findings, *checked.findings))
        if any(finding.severity == "error" for finding in every):
            raise _refused(every)

        async def make() -> int:
            if writes(checked):
                await write_records(tx, writing_of(_NAME, _NAME, checked), at)
            return at

        return await look(tx, make)

    try:
        return await database.rehearse(work, timeout=seconds)
    except LimitExceeded as error:
        if locked:
            raise
        message = (
            f"Others are loading or trying changes, one after the other; after {seconds:g} seconds it was not yet this one's turn"
        )
        raise GraphBusy(f"{message}: try again in a moment.") from error


def _refused(findings: Sequence[Finding]) -> ChangesRefused:
    errors = [finding for finding in findings if finding.severity == "error"]
    first = errors[0]
    message = (
        f"A load of these changes would be refused, with {len(errors)} error(s); the first, at change {first.row}: "
        f"{first.code}, {first.message} {first.advice}"
    )
    return ChangesRefused(message, [finding.as_json() for finding in findings], argument="changes")
