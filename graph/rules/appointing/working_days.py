"""Working days by the official holiday calendar of China (法定工作日), as the library chinesecalendar (MIT) keeps it.

The State Council's office publishes each year's days off and make-up days late in the year before; until then nobody can
say which days of that year are worked, and the answer is that.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import chinese_calendar

LONGEST = 400
"""Days counted at most: a longer stretch has more working days than any rule asks for."""


class CalendarUnknown(Exception):
    """The calendar of that year is not known (尚无该年的工作日历)."""

    def __init__(self, year: int) -> None:
        super().__init__(f"no calendar for {year}")
        self.year = year


def working_days(first: int, last: int) -> int:
    """How many working days lie from `first` up to, not including, `last`; both yyyymmdd. Raises CalendarUnknown."""
    return sum(1 for day in _days(first, last) if _worked(day))


def day_after(first: int, count: int) -> int:
    """The first day before which, counted from `first`, `count` working days lie. Raises CalendarUnknown."""
    day, left = _date(first), count
    while left:
        left -= _worked(day)
        day += timedelta(days=1)
    return day.year * 10000 + day.month * 100 + day.day


def _days(first: int, last: int) -> Iterator[date]:
    day, end = _date(first), _date(last)
    for _ in range(min((end - day).days, LONGEST)):
        yield day
        day += timedelta(days=1)


def _worked(day: date) -> bool:
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        raise CalendarUnknown(day.year) from None


def _date(number: int) -> date:
    return date(number // 10000, number // 100 % 100, number % 100)
