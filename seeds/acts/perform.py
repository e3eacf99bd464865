"""Doing an act once (执行): lock, judge, check, write and remember, in one transaction; a refusal leaves nothing behind."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from uuid import uuid4

import orjson

from graph.audit import Author
from graph.database import Database, Transaction
from graph.model.tables import TABLE
from graph.rules.appointing import Reason, blocked, settled
from graph.store.appointing import answered, keep_answer
from graph.store.records import lock_ledger, write_records
from seeds.bundle import Bundle, BundleRow, Finding
from seeds.check import Checked, check, wanted
from seeds.findings import ERROR
from seeds.load import known_around, writes, writing_of

Cells = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Act:
    """What is done (操作): its name, as the mutation's, who does it, and the key by which it is done once."""

    name: str
    author: Author
    said: Mapping[str, object]
    by: str = ""
    key: str | None = None

    @property
    def kept_as(self) -> str | None:
        """Under what the act is remembered: a key is its caller's own."""
        return None if self.key is None else sha256(orjson.dumps([self.by, self.key])).hexdigest()

    @property
    def digest(self) -> str:
        """What tells this act from another under the same key."""
        return sha256(orjson.dumps([self.name, self.said], option=orjson.OPT_SORT_KEYS)).hexdigest()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an act writes (写入内容): rows by table, the record that comes of it, and what speaks for or against it."""

    result: str
    rows: Sequence[tuple[str, Cells]]
    reasons: Sequence[Reason] = ()
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """The act was done (已执行): the record that came of it, and the instant (µs) at which it was so."""

    result: str
    at: int | None


@dataclass(frozen=True, slots=True)
class Refused:
    """The act was refused (被拒), with every reason; nothing was written."""

    reasons: Sequence[Reason]


async def perform(database: Database, act: Act, plan: Callable[[Transaction], Awaitable[Plan]]) -> Done | Refused:
    """Do the act, once for each key: what it did the first time is what it answers ever after, to any hub on the graph.

    AuditUnwritable, and nothing written, when it cannot be logged.
    """
    id_ = f"act-{uuid4()}"  # made outside the transaction, which the driver may run twice

    async def work(tx: Transaction) -> Done | Refused:
        at = await lock_ledger(tx)
        before = await answered(tx, act.kept_as) if act.kept_as else None
        if before is not None:
            if before.said == act.digest:
                return Done(before.result, before.at)
            return Refused([Reason("IDEMPOTENCY_KEY_REUSED", True)])
        planned = await plan(tx)
        checked = await checked_rows(tx, planned.rows)
        reasons = settled([*planned.reasons, *against(checked.findings)], planned.because)
        if blocked(reasons):
            return Refused(reasons)
        if not writes(checked):
            return Done(planned.result, None)
        await write_records(tx, replace(writing_of(id_, act.name, checked), author=act.author), at)
        if act.kept_as:
            await keep_answer(tx, id_, act.kept_as, act.digest, planned.result)
        return Done(planned.result, at)

    with act.author.loading(id_):
        return await database.write(work)


async def checked_rows(tx: Transaction, rows: Iterable[tuple[str, Cells]]) -> Checked:
    """The verdict that a load of these rows would get."""
    tables: dict[str, list[BundleRow]] = {}
    for number, (table, cells) in enumerate(rows, 1):
        stated = {column.name: text for column in TABLE[table].columns if (text := cells.get(column.name))}
        tables.setdefault(table, []).append(BundleRow(table, number, stated))
    bundle = Bundle(tables)
    return check(bundle, await known_around(tx, wanted(bundle)))


def against(findings: Iterable[Finding]) -> list[Reason]:
    """What the rules on a whole bundle say, as reasons."""
    return [
        Reason(one.code, one.severity == ERROR, None, {"message": one.message, "advice": one.advice, "column": one.column})
        for one in findings
    ]
