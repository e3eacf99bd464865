"""The working days of three years, read from the notices of the State Council; what no notice told is not known.

2024: 国办发明电〔2023〕7号; 2025: 国办发明电〔2024〕12号; 2026: 国办发明电〔2025〕7号.
"""

from collections.abc import Iterator
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
OFF = {
    2024: "1.1 2.10-2.17 4.4-4.6 5.1-5.5 6.10 9.15-9.17 10.1-10.7",
    2025: "1.1 1.28-2.4 4.4-4.6 5.1-5.5 5.31-6.2 10.1-10.8",
    2026: "1.1-1.3 2.15-2.23 4.4-4.6 5.1-5.5 6.19-6.21 9.25-9.27 10.1-10.7",
}
"""The days off of each year, both ends included."""
MADE_UP = {
    2024: "2.4 2.18 4.7 4.28 5.11 9.14 9.29 10.12",
    2025: "1.26 2.8 4.27 9.28 10.11",
    2026: "1.4 2.14 2.28 5.9 9.20 10.10",
}
"""The Saturdays and Sundays that are worked instead."""


class UnknownYear(Exception):
    """No notice told which days of the year are worked."""


def _day(year: int, text: str) -> date:
    month, day = text.split(".")
    return date(year, int(month), int(day))


def _days(year: int, text: str) -> Iterator[date]:
    for part in text.split():
        first, _, last = part.partition("-")
        day, end = _day(year, first), _day(year, last or first)
        while day <= end:
            yield day
            day += ONE_DAY


_OFF = {day for year, text in OFF.items() for day in _days(year, text)}
_MADE_UP = {day for year, text in MADE_UP.items() for day in _days(year, text)}


def is_working_day(day: date) -> bool:
    if day.year not in OFF:
        raise UnknownYear(day.year)
    return day in _MADE_UP or (day.weekday() < 5 and day not in _OFF)


def working_days(first: date, end: date) -> int:
    """How many of the days from the first to the one before the end are worked."""
    count, day = 0, first
    while day < end:
        count += is_working_day(day)
        day += ONE_DAY
    return count
