"""Civil days, reduced dates and three-valued truth, read straight from the words of the contract."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

ONE_DAY = timedelta(days=1)


class Truth(IntEnum):
    """Whether something is so: certainly not, on some of the days that the dates allow, on all of them."""

    NO = 0
    PERHAPS = 1
    CERTAIN = 2


def all_of(truths: Iterable[Truth]) -> Truth:
    return min(truths, default=Truth.CERTAIN)


def any_of(truths: Iterable[Truth]) -> Truth:
    return max(truths, default=Truth.NO)


def none_of(truths: Iterable[Truth]) -> Truth:
    return Truth(Truth.CERTAIN - any_of(truths))


def truth(fact: bool) -> Truth:
    return Truth.CERTAIN if fact else Truth.NO


@dataclass(frozen=True)
class Stretch:
    """The days that a date as written may stand for, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def days(self) -> list[date]:
        return [self.first + i * ONE_DAY for i in range((self.last - self.first).days + 1)]


def stretch(text: str) -> Stretch:
    """The stretch of `2024`, `2024-05` or `2024-05-06`."""
    numbers = [int(part) for part in text.split("-")]
    if len(numbers) == 3:
        day = date(*numbers)
        return Stretch(day, day)
    if len(numbers) == 2:
        year, month = numbers
        return Stretch(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    return Stretch(date(numbers[0], 1, 1), date(numbers[0], 12, 31))


def period_stretch(text: str) -> Stretch:
    """The stretch of an activity's period: `2024`, `2024H1`, `2024Q3` or `2024-05`."""
    found = re.fullmatch(r"(\d{4})([HQ])(\d)", text)
    if not found:
        return stretch(text)
    months = 6 if found[2] == "H" else 3
    last_month = int(found[3]) * months
    year = found[1]
    return Stretch(stretch(f"{year}-{last_month - months + 1:02}").first, stretch(f"{year}-{last_month:02}").last)


def on_or_before(text: str, day: date) -> Truth:
    """Whether the stated date is on or before the day."""
    written = stretch(text)
    if written.last <= day:
        return Truth.CERTAIN
    return Truth.PERHAPS if written.first <= day else Truth.NO


def after(text: str, day: date) -> Truth:
    """Whether the stated date is later than the day."""
    return none_of([on_or_before(text, day)])


def begun(since: str, day: date) -> Truth:
    """Whether `since ≤ day`; an empty end is open."""
    return on_or_before(since, day) if since else Truth.CERTAIN


def not_over(until: str, day: date) -> Truth:
    """Whether `day < until`; an empty end is open."""
    return after(until, day) if until else Truth.CERTAIN


def within_period(since: str, until: str, day: date) -> Truth:
    return all_of([begun(since, day), not_over(until, day)])


def civil_day(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day
