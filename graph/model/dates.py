"""Civil dates that may be reduced (2024, 2024-05), and what they allow (日期与精度).

A reduced date stands for some day of its stretch (contract, bundle.md). Inside the graph a
day is the integer yyyymmdd, which compares as days do and costs the database one small
property; each date keeps its text as written beside its first and last possible day.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

OPEN_START = 0
"""First and last possible day of a start that is not stated: earlier than every day."""
OPEN_END = 99991231
"""First and last possible day of an end that is not stated: later than every day."""

_REDUCED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days one written date may mean: `first` to `last`, both included, as yyyymmdd."""

    first: int
    last: int


def day_number(day: date) -> int:
    """The day as yyyymmdd."""
    return day.year * 10000 + day.month * 100 + day.day


def day_text(number: int) -> str:
    """yyyymmdd as an ISO date: 20240501 → 2024-05-01."""
    return f"{number // 10000:04d}-{number // 100 % 100:02d}-{number % 100:02d}"


def stretch(text: str) -> Stretch:
    """The stretch of days of an ISO date, whole or reduced.

    Raises ValueError when the text is no such date.
    """
    match = _REDUCED.match(text)
    if not match:
        raise ValueError(f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    year = int(match[1])
    if match[2] is None:
        _ = date(year, 1, 1)
        return Stretch(year * 10000 + 101, year * 10000 + 1231)
    month = int(match[2])
    if match[3] is None:
        last = monthrange(date(year, month, 1).year, month)[1]
        return Stretch(year * 10000 + month * 100 + 1, year * 10000 + month * 100 + last)
    number = day_number(date(year, month, int(match[3])))
    return Stretch(number, number)


def start_stretch(text: str | None) -> Stretch:
    """The stretch of a start; one that is not stated is open."""
    return stretch(text) if text else Stretch(OPEN_START, OPEN_START)


def end_stretch(text: str | None) -> Stretch:
    """The stretch of an end; one that is not stated is open."""
    return stretch(text) if text else Stretch(OPEN_END, OPEN_END)


def stepped_days(first: int, last: int, months: int) -> list[int]:
    """The day `first` and those so many months after it, and twice as many, up to `last` at most (逐期日).

    Each has the day of the month of `first`, clipped to the month's end: after 31 January come 28 February and 31 March.
    """
    year, month, day = first // 10000, first // 100 % 100, first % 100
    found: list[int] = []
    while (number := year * 10000 + month * 100 + min(day, monthrange(year, month)[1])) <= last:
        found.append(number)
        year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
    return found


def _date(number: int) -> date:
    return date(number // 10000, number // 100 % 100, number % 100)


def days_after(number: int, days: int) -> int:
    """The day so many days after a day, before it where negative; both as yyyymmdd."""
    return day_number(_date(number) + timedelta(days=days))


def days_between(first: int, last: int) -> int:
    """How many days after the first the last is."""
    return (_date(last) - _date(first)).days
