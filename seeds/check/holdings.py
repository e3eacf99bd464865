"""Holdings (任职): inside the life of body and post, no more than seats, one person once at a time.

A holding is an appointment that is in office or ended. An end that is not stated is that of the
post and body. Every rule is broken only if every day that the dates allow breaks it.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush

from graph.model.dates import Stretch, day_text
from graph.model.kinds import HOLDING_STATUS
from seeds.bundle import BundleRow, Finding
from seeds.check.lives import Life, Lives
from seeds.check.state import Record, State
from seeds.findings import finding_at, quoted


@dataclass(frozen=True, slots=True)
class Holding:
    """An appointment with its days: stated or inherited, each a stretch of possible days."""

    record: Record
    start: Stretch
    end: Stretch
    ended_some_day: bool
    """Ended without a day: from its start on nobody can say."""


def holding_findings(state: State) -> Iterator[Finding]:
    """Every holding that breaks a rule which the bundle has a part in."""
    lives = Lives(state)
    holdings: dict[str, list[Holding]] = {}
    for record in state.records_of("appointments"):
        if record.cells.get("status", "in_office") not in HOLDING_STATUS:
            continue
        post = record.cells.get("post", "")
        life, bare = lives.of_holding_in(post), lives.of_post_and_body(post)
        start, end = state.start(record, "since"), state.end(record, "until")
        if life is None or bare is None or start is None or end is None:
            continue
        since = start if "since" in record.cells else life.start
        until = end if "until" in record.cells else life.end
        if start.first < end.last:  # else the row is reported for that
            stated_since = start if "since" in record.cells else bare.start
            yield from _outside(state, record, bare, stated_since, end if "until" in record.cells else bare.end)
        ended_some_day = record.cells.get("status") == "ended" and "until" not in record.cells
        if since.first < until.last:  # one without a day is held by nobody
            holdings.setdefault(post, []).append(Holding(record, since, until, ended_some_day))
    for post, held in holdings.items():
        if len(held) > 1:
            yield from _twice(state, held)
        yield from _too_many(state, post, held, lives.of_holding_in(post))


def _outside(state: State, record: Record, life: Life, since: Stretch, until: Stretch) -> Iterator[Finding]:
    earliest, latest = max(since.first, life.start.first), min(until.last, life.end.last)
    if earliest > since.last and "since" in record.cells:
        column, said = "since", f"begins before {day_text(earliest)}, when its post or body begins"
    elif latest < until.first and "until" in record.cells:
        column, said = "until", f"lasts longer than its post or body, which ends by {day_text(latest)}"
    elif earliest >= latest:
        column = "since" if "since" in record.cells else "until" if "until" in record.cells else "post"
        said = "has no day on which its post and body exist"
    else:
        return
    row = _culprit(state, record)
    if row is not None:
        message = f"The holding {quoted(record.id)} {said}."
        yield finding_at("OUTSIDE_LIFE", row, column if row is record else None, message)


def _culprit(state: State, *records: Record) -> BundleRow | None:
    """The row of the bundle to report: one of the appointments, else their post, its body or its compound."""
    post_id = records[0].cells.get("post", "")
    post = state.live.get(post_id)
    around = [post_id, post.cells.get("body"), post.cells.get("compound")] if post is not None else [post_id]
    return state.row_among([*(record.id for record in records), *around])


def _twice(state: State, held: list[Holding]) -> Iterator[Finding]:
    by_person: dict[str, list[Holding]] = {}
    for holding in held:
        if not holding.ended_some_day:
            by_person.setdefault(holding.record.cells.get("person", ""), []).append(holding)
    for person, own in by_person.items():
        if person and len(own) > 1:
            yield from _overlapping(state, person, own)


def _overlapping(state: State, person: str, own: list[Holding]) -> Iterator[Finding]:
    """Two holdings overlap on every allowed day if each must begin before the other can end.

    Sorted by start, the one before that can end latest decides: no pair need be looked at twice.
    """
    spans = sorted(((*_tightest(holding), holding.record) for holding in own), key=lambda span: (span[0], span[1], span[2].id))
    starts = [start for start, _, _ in spans]
    latest: list[int] = []
    for index, (start, end, record) in enumerate(spans):
        before = min(bisect_left(starts, end), index)
        other = spans[latest[before - 1]] if before else None
        if other is not None and other[1] > start:
            row = _culprit(state, record, other[2])
            if row is not None:
                pair = f"{quoted(record.id)} and {quoted(other[2].id)}"
                message = f"{quoted(person)} holds {quoted(record.cells.get('post', ''))} twice at a time, by {pair}."
                yield finding_at("HELD_TWICE", row, None, message)
        latest.append(index if not latest or end > spans[latest[-1]][1] else latest[-1])


def _tightest(holding: Holding) -> tuple[int, int]:
    """The last day it can begin and the first on which it can have ended, given that it ends after it begins."""
    last_start = min(_ordinal(holding.start.last), _ordinal(holding.end.last) - 1)
    first_end = max(_ordinal(holding.end.first), _ordinal(holding.start.first) + 1)
    return last_start, first_end


def _ordinal(day: int) -> int:
    return date(day // 10000, day // 100 % 100, day % 100).toordinal() if day else 0


def _too_many(state: State, post_id: str, held: list[Holding], life: Life | None) -> Iterator[Finding]:
    post = state.live.get(post_id)
    if post is None or life is None:
        return
    text = post.cells.get("seats", "1")
    # A number out of range is reported by itself.
    seats = int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
    if seats < 1 or len(held) <= seats:
        return
    certain = [
        (max(h.start.last, life.start.last), min(h.end.first, life.end.first), h.record) for h in held if not h.ended_some_day
    ]
    spans = sorted((span for span in certain if span[0] < span[1]), key=lambda span: (span[0], span[2].id))
    sitting: list[tuple[int, str, Record]] = []
    ours: list[tuple[int, str, Record]] = []
    for start, end, record in spans:
        for heap in (sitting, ours):
            while heap and heap[0][0] <= start:
                heappop(heap)
        heappush(sitting, (end, record.id, record))
        if isinstance(record, BundleRow):
            heappush(ours, (end, record.id, record))
        if len(sitting) > seats:
            row = _culprit(state, record, *(other for _, _, other in ours[:1]))
            if row is not None:
                day = f"On {day_text(start)}" if start else "From the beginning"
                message = f"{day} {len(sitting)} people hold {quoted(post_id)}, which has {seats} seat(s)."
                yield finding_at("TOO_MANY_HOLDERS", row, "seats" if row is post else None, message)
