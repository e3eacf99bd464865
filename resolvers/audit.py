"""Who read what, and who changed what (日志): for those whose roles give them the logs, in their areas."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from itertools import islice
from typing import Any

from graph.audit import Entry
from graph.audit.reading import entry_at, newest_first
from graph.database import Row
from graph.errors import BadInput, Forbidden
from graph.model.roles import Scope
from graph.model.selection import NOTHING, Pick
from graph.store.changes import Asked, change_page, one_change, people_lying_in
from graph.store.cursor import after_key, first_of, owned
from resolvers.caller import Caller
from resolvers.where import never_seen

_AT_ONCE = 500
"""Entries that are looked at together."""
ACCESS, CHANGE = "access", "change"


def _logs(caller: Caller) -> Scope:
    """Where the caller may read the logs; Forbidden where that is nowhere."""
    scope = caller.asking.sight.logs
    if scope.nowhere:
        raise Forbidden("The logs are for the roles AUDITOR and ADMIN.")
    return scope


def _filter(pick: Pick) -> Mapping[str, Any]:
    given = pick.arguments.get("filter") or {}
    assert isinstance(given, Mapping)
    return given


def _after(caller: Caller, pick: Pick, field: str) -> tuple[int, str] | None:
    """Instant and identifier of the last row of the page before."""
    match after_key(pick.arguments.get("after"), owned(field, caller.asking.viewer)):
        case None:
            return None
        case [int(at), str(id_)]:
            return at, id_
    raise BadInput("after is no cursor of this field; take it from edges.cursor or pageInfo.endCursor", argument="after")


async def access_log(caller: Caller, pick: Pick) -> Row:
    """Reads of people, the newest first, and in them the people whom the caller may know of."""
    scope, first, chosen = _logs(caller), first_of(pick), _filter(pick)
    after = _after(caller, pick, "accessLog")
    wants_total = bool(pick.below and pick.below.pick("totalCount"))
    seen = _Seen(caller, scope)
    until = chosen.get("to")
    if after is not None and not wants_total:
        until = after[0] if until is None else min(after[0], until)
    rows: list[Row] = []
    total = 0
    async for row in seen.rows(chosen, until):
        total += 1
        key = [row["at"], row["id"]]
        if len(rows) <= first and (after is None or (-row["at"], row["id"]) > (-after[0], after[1])):
            rows.append({"key": key, "node": row})
        if len(rows) > first and not wants_total:
            break
    for row in rows[:first]:
        caller.reads.people.update(row["node"]["people"])
    return {
        "rows": rows,
        "first": first,
        "field": owned("accessLog", caller.asking.viewer),
        "total": total,
        "after": after is not None,
    }


async def changes(caller: Caller, pick: Pick) -> Row:
    """Changes of records, the newest first, of the records that lie where the caller may read the logs."""
    scope, chosen = _logs(caller), _filter(pick)
    after = _after(caller, pick, "changes")
    below = pick.below or NOTHING
    wanted = Asked(
        table=chosen.get("table"),
        record=chosen.get("record"),
        by=chosen.get("by"),
        since=chosen.get("from"),
        until=chosen.get("to"),
        within=chosen.get("within"),
        places=None if scope.everywhere else scope.areas,
    )
    if wanted.within == "":
        raise never_seen("")
    first = first_of(pick)
    found = await change_page(
        caller.graph, caller.asking, wanted, after=after, take=first + 1, count=below.pick("totalCount") is not None
    )
    if found is None:
        raise never_seen(str(wanted.within))
    rows = [{"key": [row["at"], row["id"]], "node": row} for row in found["rows"]]
    _note(caller, found["rows"][:first])
    return {
        "rows": rows,
        "first": first,
        "field": owned("changes", caller.asking.viewer),
        "total": found["total"],
        "after": after is not None,
    }


async def log_record(caller: Caller, id_: str) -> Row | None:
    """The change or the read of that identifier, where the caller may know of it; None otherwise."""
    word, _, rest = id_.partition(":")
    scope = caller.asking.sight.logs
    if scope.nowhere or word not in (ACCESS, CHANGE):
        return None
    first, _, last = rest.partition(":")
    if word == CHANGE:
        if not first.isascii() or not first.isdigit() or len(first) > 18:
            return None
        asked = Asked(record=last, since=int(first), until=int(first), places=None if scope.everywhere else scope.areas)
        row = await one_change(caller.graph, caller.asking, asked)
        _note(caller, [row] if row else [])
        return row
    if caller.audit is None or not last.isascii() or not last.isdigit() or len(last) > 18:
        return None
    entry = await asyncio.to_thread(entry_at, caller.audit.folder, first, int(last), "read")
    found = await _Seen(caller, scope).told([entry] if entry else [], {})
    if not found or found[0]["id"] != id_:
        return None
    caller.reads.people.update(found[0]["people"])
    return found[0]


def _note(caller: Caller, rows: list[Row]) -> None:
    """A version of a person tells their name and phone."""
    caller.reads.people.update(row["record"] for row in rows if row["table"] == "people")


class _Seen:
    """Entries as a caller may see them: whom they are about is asked of the graph once for each person."""

    def __init__(self, caller: Caller, scope: Scope) -> None:
        self._caller, self._scope = caller, scope
        self._lies: dict[str, bool] = {}

    async def rows(self, chosen: Mapping[str, Any], until: int | None) -> AsyncIterator[Row]:
        """The rows of the entries that are asked for, the newest first."""
        log = self._caller.audit
        if log is None:
            return
        entries = newest_first(log.folder, "read", since=chosen.get("from"), until=until)
        while part := await asyncio.to_thread(_next, entries):
            for row in await self.told(part, chosen):
                yield row

    async def told(self, entries: list[Entry], chosen: Mapping[str, Any]) -> list[Row]:
        """The rows of those entries that the caller may see and asked for."""
        by, person = chosen.get("by"), chosen.get("person")
        wanted = [entry for entry in entries if by is None or entry.told["by"] == by]
        if person is not None:
            wanted = [entry for entry in wanted if person in entry.told["people"]]
        if not self._scope.everywhere:
            unknown = sorted({id_ for entry in wanted for id_ in entry.told["people"]} - set(self._lies))
            inside = await people_lying_in(self._caller.graph, self._caller.asking, unknown, self._scope.areas)
            self._lies |= {id_: id_ in inside for id_ in unknown}
        rows = [_row(entry, [id_ for id_ in entry.told["people"] if self._may(id_)]) for entry in wanted]
        if person is not None and not self._may(person):
            return []
        return rows if self._scope.everywhere else [row for row in rows if row["people"]]

    def _may(self, person: str) -> bool:
        return self._scope.everywhere or self._lies.get(person, False)


def _next(entries: Iterator[Entry]) -> list[Entry]:
    return list(islice(entries, _AT_ONCE))


def _row(entry: Entry, people: list[str]) -> Row:
    told = entry.told
    return {
        "__typename": "AccessRecord",
        "id": f"{ACCESS}:{entry.chain}:{entry.seq}",
        "at": entry.at,
        "by": told["by"],
        "purpose": told.get("purpose"),
        "operation": told["operation"],
        "people": people,
    }
