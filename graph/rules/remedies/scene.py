"""What stands around the subject of a gap: records as stated, and what holds of them on its day (现状).

Certainty is 2 (certain), 1 (perhaps) or 0 (no) everywhere: "and" is the smallest, "or" the largest, as in
graph/metrics. The same rules of the contract's metrics.md are told here once more and not asked of the database,
because a remedy is about records that nobody has written yet.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from graph.model.dates import Stretch, end_stretch, start_stretch
from graph.model.kinds import BODY_TYPE, HOLDING_STATUS
from graph.model.masking import WHOLE, shown_row
from graph.model.tables import TABLE, TABLE_OF_LABEL

YES, PERHAPS, NO = 2, 1, 0
Cells = Mapping[str, str]
_BODY_TYPES = frozenset(BODY_TYPE.values())


@dataclass(frozen=True, slots=True)
class Change:
    """One whole row of a bundle table, as a bundle would state it (变更)."""

    table: str
    cells: Cells

    @property
    def id(self) -> str:
        """The identifier of the record."""
        return self.cells[TABLE[self.table].key]


@dataclass(frozen=True, slots=True)
class Record:
    """One record (记录): its table, its row as stated, and when that was recorded (µs; larger is later)."""

    table: str
    cells: Cells
    at: int

    @property
    def id(self) -> str:
        """The identifier of the record."""
        return self.cells[TABLE[self.table].key]

    def get(self, column: str) -> str:
        """The cell as stated; empty when it is not."""
        return self.cells.get(column, "")

    def ids(self, column: str) -> list[str]:
        """The identifiers that a cell names."""
        return [part for part in self.get(column).split(";") if part]

    @property
    def start(self) -> Stretch:
        """The days on which its period may begin."""
        return start_stretch(self.cells.get(TABLE[self.table].start or ""))

    @property
    def end(self) -> Stretch:
        """The days on which its period may end."""
        return end_stretch(self.cells.get(TABLE[self.table].end or ""))

    def lasts(self, day: int) -> int:
        """Whether its own period holds on the day."""
        return during(self.start, self.end, day)


def during(start: Stretch, end: Stretch, day: int) -> int:
    """Whether a day lies in a period whose ends are stretches of possible days."""
    if start.last <= day < end.first:
        return YES
    return PERHAPS if start.first <= day < end.last else NO


def both(*truths: int) -> int:
    """The certainty of all of them together."""
    return min(truths, default=YES)


def either(truths: Iterable[int]) -> int:
    """The certainty of any of them."""
    return max(truths, default=NO)


LATEST = 2**63
"""Recorded after everything that is there: what a change says."""


@dataclass(frozen=True)
class Scene:
    """A gap, the metric that finds it, and the records around it (缺口及其周边记录)."""

    metric: Mapping[str, Any]
    subject: str
    area: str
    community: str | None
    place_name: str
    day: int
    records: Mapping[str, Record] = field(default_factory=dict)
    busy: Mapping[str, int] = field(default_factory=dict)
    named: Mapping[str, int] = field(default_factory=dict)
    """What the caller may read of people, where that is not everything (graph/model/masking.py)."""

    @classmethod
    def of(cls, around: Mapping[str, Any]) -> "Scene":
        """The scene of what graph/metrics/remedies.cypher tells."""
        named = dict(around["named"])
        # The database collects them as it finds them; the first of several posts must be the same one every time.
        records = sorted((_record(one, named) for one in around["records"]), key=lambda record: record.id)
        return cls(
            metric=around["metric"],
            subject=around["subject"],
            area=around["area"],
            community=around["community"],
            place_name=around["communityName"] or "",
            day=around["day"],
            records={record.id: record for record in records},
            busy=dict(around["busy"]),
            named=named,
        )

    def after(self, changes: Iterable[Change]) -> "Scene":
        """The scene with these rows in it."""
        rows = {change.id: Record(change.table, change.cells, LATEST) for change in changes}
        return replace(self, records={**self.records, **rows})

    @cached_property
    def _tables(self) -> Mapping[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self.records.values():
            found.setdefault(record.table, []).append(record)
        return found

    @cached_property
    def _naming(self) -> dict[tuple[str, str], dict[str, list[Record]]]:
        return {}

    def table(self, name: str) -> list[Record]:
        """The records of a table."""
        return self._tables.get(name, [])

    def naming(self, table: str, column: str, id_: str) -> list[Record]:
        """The records of a table whose column names that identifier."""
        index = self._naming.get((table, column))
        if index is None:
            index = self._naming[table, column] = {}
            for record in self.table(table):
                for named in dict.fromkeys(record.ids(column)):
                    index.setdefault(named, []).append(record)
        return index.get(id_, [])

    # -- bodies, posts, holders ------------------------------------------------------------

    def stands(self, post: Record) -> int:
        """Whether a post exists with its body; the compound it is for bounds the ends that it does not state."""
        body = self.records.get(post.get("body"))
        if body is None:
            return NO
        only = self.records.get(post.get("compound"))
        begun = YES if only is None or post.get("since") else begun_by(only.start, self.day)
        lasting = YES if only is None or post.get("until") else lasting_on(only.end, self.day)
        return both(body.lasts(self.day), post.lasts(self.day), begun, lasting)

    def held(self, app: Record) -> int:
        """Whether an appointment holds its post on the day."""
        post = self.records.get(app.get("post"))
        if post is None or (app.get("status") or "in_office") not in HOLDING_STATUS:
            return NO
        suspended = either(one.lasts(self.day) for one in self.naming("suspensions", "appointment", app.id))
        return both(during(app.start, ends_of(app), self.day), self.stands(post), 2 - suspended)

    def posts_in(self, body: str, kinds: Iterable[str] | None) -> Iterator[Record]:
        """The posts of a body, of these kinds where any are given."""
        chosen = None if kinds is None else frozenset(kinds)
        return (post for post in self.naming("posts", "body", body) if chosen is None or post.get("kind") in chosen)

    def holders(self, posts: Iterable[Record]) -> dict[str, int]:
        """Who holds any of these posts on the day, with the certainty of it."""
        found: dict[str, int] = {}
        for post in posts:
            for app in self.naming("appointments", "post", post.id):
                held = self.held(app)
                if held:
                    person = app.get("person")
                    found[person] = max(held, found.get(person, NO))
        return found

    def whole(self, person: str) -> bool:
        """Whether the caller may read everything of that person."""
        return self.named.get(person, WHOLE) == WHOLE

    def party(self, person: str) -> int:
        """Whether a person is a Party member on the day."""
        record = self.records.get(person)
        if record is None or record.get("party_status") == "none":
            return NO
        stated = any(record.get(column) for column in ("party_status", "party_since", "party_until"))
        return record.lasts(self.day) if stated else PERHAPS

    def owner(self, person: str, body: Record) -> int:
        """Whether a person owns a home in a compound of the body."""
        truths = []
        for home in self.naming("ownerships", "person", person):
            compound = self.records.get(home.get("compound"))
            if compound is not None and compound.id in body.ids("compound"):
                begun = YES if home.get("since") else begun_by(compound.start, self.day)
                lasting = YES if home.get("until") else lasting_on(compound.end, self.day)
                truths.append(both(home.lasts(self.day), begun, lasting))
        return either(truths)

    def set_up(self, kinds: Iterable[str], forms: Iterable[str] | None = None, without: Iterable[str] = ()) -> list[Record]:
        """The bodies of these kinds and forms that list the subject."""
        kept, left = None if forms is None else frozenset(forms), frozenset(without)
        wanted = frozenset(kinds)
        return [
            body
            for body in self.naming("bodies", "compound", self.subject)
            if body.get("kind") in wanted and (kept is None or body.get("form") in kept) and body.get("form") not in left
        ]

    def seated(self, area: str | None) -> list[Record]:
        """The bodies whose own area it is."""
        return self.naming("bodies", "area", area) if area else []


def ends_of(app: Record) -> Stretch:
    """The days on which an appointment may end: one ended without a day may have ended on any."""
    if app.get("status") == "ended" and not app.get("until"):
        return Stretch(0, app.end.last)
    return app.end


def _record(told: Mapping[str, Any], named: Mapping[str, int]) -> Record:
    cells: Cells = json.loads(told["stated"])
    table = _table(told["type"])
    if table == "people":
        cells = shown_row(cells, named.get(cells[TABLE[table].key], WHOLE))
    return Record(table, cells, told["at"])


def _table(type_: str) -> str:
    return "bodies" if type_ in _BODY_TYPES else TABLE_OF_LABEL[type_].name


def begun_by(start: Stretch, day: int) -> int:
    """Whether something that begins on one of these days has begun."""
    return YES if start.last <= day else PERHAPS if start.first <= day else NO


def lasting_on(end: Stretch, day: int) -> int:
    """Whether something that ends on one of these days is not over."""
    return YES if day < end.first else PERHAPS if day < end.last else NO
