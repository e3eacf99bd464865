"""When the demo's bundles are told, and which of them first tells what happened on a day."""

from datetime import UTC, date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
"""China keeps one time without summer time; no time zone data is needed."""

TOLD_ON: tuple[str, ...] = (
    "2023-01-09",
    "2023-03-13",
    "2023-06-12",
    "2023-09-11",
    "2023-12-11",
    "2024-03-11",
    "2024-06-11",
    "2024-09-09",
    "2024-12-09",
    "2025-03-10",
    "2025-06-09",
    "2025-09-08",
    "2025-11-10",
    "2025-12-22",
)
"""The days of the loads (报送日期), ascending, each at 10:00 in China."""
LAST = len(TOLD_ON) - 1


def instant_us(load: int) -> int:
    """The instant of a load in microseconds since the epoch."""
    day = date.fromisoformat(TOLD_ON[load])
    instant = datetime(day.year, day.month, day.day, 10, tzinfo=CHINA)
    return (instant - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def first_told(day: str, earliest: int = 0) -> int | None:
    """The first load after a day, whole or reduced, not before the load `earliest`.

    A year is taken as its middle and a month as its end: reports do not wait for the year's
    last day to say that something happened in it. None when the series ends before.
    """
    whole = {4: f"{day}-06-30", 7: f"{day}-31"}.get(len(day), day)
    for load in range(earliest, LAST + 1):
        if TOLD_ON[load] > whole:
            return load
    return None


def days_after(day: str, days: int) -> str:
    """The whole ISO day so many days after another (before it, when negative)."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
