"""Working days by the official holiday calendar of China (法定工作日), as the library chinesecalendar (MIT) keeps it.

The State Council's office publishes each year's days off and make-up days late in the year before; until then nobody can
say which days of that year are worked, and the answer is that.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

import chinese_calendar


class CalendarUnknown(Exception):
    """The calendar of that year is not known (尚无该年的工作日历)."""

    def __init__(self, year: int) -> None:
        super().__init__(f"no calendar for {year}")
        self.year = year


def working_days(first: int, last: int, enough: int) -> int:
    """How many working days lie from `first` up to, not including, `last` (yyyymmdd), counted until there are `enough`.

    Raises CalendarUnknown for a year that has to be counted and is not known.
    """
    return sum(1 for _ in islice((day for day in _days(first, last) if _worked(day)), enough))


def day_after(first: int, count: int) -> int:
    """The first day before which, counted from `first`, `count` working days lie. Raises CalendarUnknown."""
    day, left = _date(first), count
    while left:
        left -= _worked(day)
        day = _next(day)
    return _number(day)


def next_day(number: int) -> int:
    """The day after a day. Raises CalendarUnknown where no calendar has one."""
    return _number(_next(_date(number)))


def _next(day: date) -> date:
    try:
        return day + timedelta(days=1)
    except OverflowError:
        raise CalendarUnknown(day.year) from None


def _days(first: int, last: int) -> Iterator[date]:
    day, end = _date(first), _date(last)
    while day < end:
        yield day
        day += timedelta(days=1)


def _worked(day: date) -> bool:
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        raise CalendarUnknown(day.year) from None


def _number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day


def _date(number: int) -> date:
    return date(number // 10000, number // 100 % 100, number % 100)
