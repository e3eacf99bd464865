"""Writing records: the present replaced, the ledger appended to, in the caller's transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby, islice

import orjson

from graph.audit import Author, Changed
from graph.database import Transaction
from graph.model.entry import Entry, present_of, version_of
from graph.model.record import FOREVER, Link, links, stated_text
from graph.rules.seats import areas_of_bodies
from graph.statements import statement

BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Writing:
    """What one load writes: records new to the graph or back in it, corrected ones, voided ones."""

    bundle: str
    name: str
    created: Sequence[Entry]
    changed: Sequence[Entry]
    voided: Sequence[Entry]
    counts: Mapping[str, Mapping[str, int]]
    author: Author = field(default_factory=Author)


async def lock_ledger(tx: Transaction, instant: int | None = None) -> int:
    """Take the load lock and return this load's instant: later than every earlier one (µs since the epoch)."""
    last = int((await tx.run(statement("lock_ledger").text))[0]["recordedAt"])
    now = instant if instant is not None else int(datetime.now(UTC).timestamp() * 1_000_000)
    return max(now, last + 1)


async def _each(tx: Transaction, name: str, rows: Iterable[object], key: str = "rows", **more: object) -> None:
    todo = iter(rows)
    while batch := list(islice(todo, BATCH)):
        await tx.run(statement(name).text, {key: batch, **more})


async def write_records(tx: Transaction, writing: Writing, at: int) -> None:
    """Write everything of one load at one instant, and log it; the caller has checked it and holds the lock."""
    fresh = [*writing.created, *writing.changed]
    ended = [*writing.changed, *writing.voided]
    void = {entry.id for entry in writing.voided}
    rows = [version_of(entry, writing.bundle, at) for entry in fresh]
    relations = [link for entry in fresh for link in links(entry.table, entry.cells)]
    changed = [entry.id for entry in writing.changed]
    before = await _stated(tx, ended) if writing.author.log else {}

    endings = [{"id": e.id, "bundle": writing.bundle, "row": e.row, "void": e.id in void} for e in ended]
    await _each(tx, "end_versions", endings, at=at, forever=FOREVER)
    await _each(tx, "unlink_records", changed, "ids")
    await _each(tx, "remove_records", void, "ids")
    await _each(tx, "put_records", map(present_of, rows))
    await _each(tx, "put_versions", rows, forever=FOREVER)
    await _each(tx, "carry_links", changed, "ids", at=at, forever=FOREVER)
    await _link(tx, relations, at)
    await _derive_parents(tx, writing, at)
    await _derive_seats(tx, writing, at)
    await tx.run(
        statement("close_ledger").text,
        {
            "at": at,
            "bundle": writing.bundle,
            "name": writing.name,
            "by": writing.author.by,
            "counts": orjson.dumps(writing.counts).decode(),
        },
    )
    # The last thing before the commit: what cannot be logged is not done, and what is done has been logged.
    writing.author.writes(writing.bundle, writing.name, at, _changed(writing, before))


async def _stated(tx: Transaction, entries: Sequence[Entry]) -> dict[str, str]:
    """What stands of these records."""
    found: dict[str, str] = {}
    for start in range(0, len(entries), BATCH):
        rows = await tx.run(statement("read_stated").text, {"ids": [entry.id for entry in entries[start : start + BATCH]]})
        found |= {row["id"]: row["stated"] for row in rows}
    return found


def _changed(writing: Writing, before: Mapping[str, str]) -> Iterator[Changed]:
    parts = (("created", writing.created), ("changed", writing.changed), ("voided", writing.voided))
    for what, entries in parts:
        for entry in entries:
            after = None if what == "voided" else stated_text(entry.cells)
            yield Changed(entry.table, entry.id, entry.row, what, before.get(entry.id), after)


async def _link(tx: Transaction, relations: Iterable[Link], at: int) -> None:
    """Write relations into the present and the ledger."""
    ordered = sorted(relations, key=lambda link: (link.type, link.finish))
    for start in range(0, len(ordered), BATCH):
        rows = _groups(ordered[start : start + BATCH])
        await tx.run(statement("link_records").text, {"rows": rows})
        await tx.run(statement("link_versions").text, {"rows": rows, "at": at, "forever": FOREVER})


def _groups(ordered: Iterable[Link]) -> list[dict[str, object]]:
    """Relations by type and the record they lead to: thousands may cite one source, or lie in one street."""
    return [
        {"type": type_, "to": finish, "from": [{"id": link.start, "position": link.position} for link in links_]}
        for (type_, finish), links_ in groupby(ordered, key=lambda link: (link.type, link.finish))
    ]


async def _relink(tx: Transaction, type_: str, moves: Sequence[tuple[str, str | None, str | None]], at: int) -> None:
    """Replace derived relations: (from, to, was)."""
    await _each(tx, "unlink_derived", [{"from": f, "type": type_} for f, _, was in moves if was], at=at, forever=FOREVER)
    await _link(tx, [Link(f, type_, to, 0) for f, to, _ in moves if to], at)


async def _derive_parents(tx: Transaction, writing: Writing, at: int) -> None:
    codes = {e.id for e in (*writing.created, *writing.changed, *writing.voided) if e.table == "areas"}
    moves: dict[str, tuple[str, str | None, str | None]] = {}
    for start in range(0, len(codes), BATCH):
        part = sorted(codes)[start : start + BATCH]
        for row in await tx.run(statement("read_area_parents").text, {"codes": part}):
            moves[row["from"]] = (row["from"], row["to"], row["was"])
    await _relink(tx, "IN", list(moves.values()), at)


async def _derive_seats(tx: Transaction, writing: Writing, at: int) -> None:
    touched = [*writing.created, *writing.changed]
    bodies = [e.id for e in touched if e.table == "bodies"]
    compounds = [e.id for e in touched if e.table == "compounds"]
    if not bodies and not compounds:
        return
    seats = {}
    for row in await tx.run(statement("read_body_seats").text, {"bodies": bodies, "compounds": compounds}):
        seats[row["body"]] = row
    areas = areas_of_bodies(seats)
    moves = [(body, areas[body], row["now"]) for body, row in seats.items() if areas[body] != row["now"]]
    await _relink(tx, "LIES_IN", moves, at)
