"""Doing an act once (执行): lock, judge, check, write and remember, in one transaction; a refusal leaves nothing behind."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar
from uuid import uuid4

import orjson

from graph.audit import Author
from graph.database import LONGEST_ACT, Database, Transaction
from graph.model.tables import TABLE
from graph.rules.appointing import Reason, blocked, settled
from graph.store.appointing import Answered, answered, keep_answer
from graph.store.records import lock_ledger, write_records
from seeds.bundle import Bundle, BundleRow, Finding
from seeds.check import Checked, check, wanted
from seeds.findings import ERROR, finding
from seeds.load import known_around, writes, writing_of
from seeds.read.cell import BAD_CHARACTERS, REPLACEMENT, canonical_form

T = TypeVar("T")
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
    """The act was done (已执行): the record that came of it; of one done before, the instant (µs) at which it was so."""

    result: str
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The act was refused (被拒), with every reason; nothing was written."""

    reasons: Sequence[Reason]


async def perform(
    database: Database,
    act: Act,
    plan: Callable[[Transaction], Awaitable[Plan]],
    show: Callable[[Transaction, Done], Awaitable[T]],
) -> T | Refused:
    """Do the act and `show` what came of it, once for each key: what it did first it answers ever after, to any hub.

    It is shown in the same transaction: what cannot be answered is not done. AuditUnwritable, and nothing written, when
    it cannot be logged.
    """
    id_ = f"act-{uuid4()}"  # made outside the transaction, which the driver may run twice

    async def work(tx: Transaction) -> T | Refused:
        before = await _before(tx, act)  # what was done needs no lock to be told
        if before is None:
            at = await lock_ledger(tx)
            before = await _before(tx, act)
        if before is not None:
            if before.said == act.digest:
                return await show(tx, Done(before.result, before.at))
            return Refused([Reason("IDEMPOTENCY_KEY_REUSED", True)])
        planned = await plan(tx)
        checked = await checked_rows(tx, planned.rows)
        reasons = settled([*planned.reasons, *against(checked.findings)], planned.because)
        if blocked(reasons):
            return Refused(reasons)
        if not writes(checked) and not act.kept_as:
            return await show(tx, Done(planned.result))
        await write_records(tx, replace(writing_of(id_, act.name, checked), author=act.author), at)
        if act.kept_as:
            await keep_answer(tx, id_, act.kept_as, act.digest, planned.result)
        return await show(tx, Done(planned.result))

    with act.author.loading(id_):
        return await database.write(work, timeout=LONGEST_ACT)


async def _before(tx: Transaction, act: Act) -> Answered | None:
    """What was done under the act's key."""
    return await answered(tx, act.kept_as) if act.kept_as else None


async def checked_rows(tx: Transaction, rows: Iterable[tuple[str, Cells]]) -> Checked:
    """The verdict that a load of these rows would get."""
    tables: dict[str, list[BundleRow]] = {}
    bad: list[Finding] = []
    for number, (table, cells) in enumerate(rows, 1):
        stated = {name: text for name, text in _canonical(table, number, cells, bad) if text}
        tables.setdefault(table, []).append(BundleRow(table, number, stated))
    bundle = Bundle(tables)
    checked = check(bundle, await known_around(tx, wanted(bundle)))
    return replace(checked, findings=[*bad, *checked.findings])


def _canonical(table: str, number: int, cells: Cells, bad: list[Finding]) -> Iterator[tuple[str, str]]:
    """The cells of a row as the reader of a bundle would have them, and what it would say of their characters."""
    for column in TABLE[table].columns:
        text = canonical_form(column)(cells.get(column.name) or "")
        if BAD_CHARACTERS.search(text):
            message = f"{column.name} holds a control character or half a character."
            bad.append(finding("BAD_CHARACTER", table, number, column.name, repr(text), message))
            text = BAD_CHARACTERS.sub(REPLACEMENT, text)
        yield column.name, text


def against(findings: Iterable[Finding]) -> list[Reason]:
    """What the rules on a whole bundle say, as reasons; what is said of two cells in the same words is said once."""
    once = {(one.code, one.message): one for one in reversed(list(findings))}
    return [Reason(one.code, one.severity == ERROR, None, _said(one)) for one in once.values()]


def _said(one: Finding) -> Mapping[str, object]:
    words = TABLE[one.table].column(one.column).words if one.column and one.table in TABLE else ()
    return {"message": one.message, "advice": one.advice, "column": one.column, "value": one.value, "words": list(words)}
