"""The scalars of the contract: civil dates, instants and free JSON (标量)."""

import json
import re
from datetime import UTC, datetime, timedelta
from datetime import date as civil_day
from typing import NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

from graph.model.dates import day_number, day_text

Date = NewType("Date", int)
"""A civil day in Asia/Shanghai; as an argument the integer yyyymmdd."""
DateTime = NewType("DateTime", int)
"""An instant; as an argument the microseconds since the epoch."""
Json = NewType("Json", object)
"""Free JSON."""

EARLIEST, LATEST = 1900_01_01, 2200_12_31
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
_INSTANT = re.compile(
    r"(?P<main>\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2})(?:\.(?P<part>\d+))?(?P<offset>[Zz]|[+-]\d{2}:\d{2})\Z", re.ASCII
)


def day_of(value: object) -> int:
    """Return an argument's day (日期) as yyyymmdd; raise GraphQLError, with the reason, for anything but a full real day."""
    match = _DAY.match(value) if isinstance(value, str) else None
    if match is None:
        raise GraphQLError(f"Date must be a full day such as 2026-05-01, not {_shown(value)}.")
    try:
        number = day_number(civil_day(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:
        raise GraphQLError(f"Date {_shown(value)} is no day of the calendar.") from None
    if not EARLIEST <= number <= LATEST:
        raise GraphQLError(f"Date must lie from {day_text(EARLIEST)} to {day_text(LATEST)}, not {_shown(value)}.")
    return number


def date_text(value: object) -> str:
    """Return a date as shown: texts as recorded, reduced ones too; yyyymmdd as ISO."""
    if isinstance(value, int) and not isinstance(value, bool):
        return day_text(value)
    if isinstance(value, str):
        return value
    raise GraphQLError(f"Date cannot show a {type(value).__name__}.")


def instant_of(value: object) -> int:
    """Return an argument's instant (时刻) in µs since the epoch; digits past the microsecond are cut."""
    match = _INSTANT.match(value) if isinstance(value, str) else None
    if match is None:
        raise GraphQLError(f"DateTime must be RFC 3339 with an offset, such as 2026-05-01T08:00:00+08:00, not {_shown(value)}.")
    offset = "+00:00" if match["offset"] in "Zz" else match["offset"]
    fraction = (match["part"] or "")[:6].ljust(6, "0")
    try:
        instant = datetime.fromisoformat(f"{match['main'].upper()}.{fraction}{offset}")
        return (instant - _EPOCH) // _MICROSECOND
    except (ValueError, OverflowError):
        raise GraphQLError(f"DateTime {_shown(value)} is no instant of the calendar.") from None


def instant_text(value: object) -> str:
    """Return µs since the epoch as RFC 3339 in UTC, with microseconds."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise GraphQLError(f"DateTime cannot show a {type(value).__name__}.")
    return (_EPOCH + timedelta(microseconds=value)).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def json_value(value: object) -> object:
    """Return JSON as a value: the graph keeps it as text."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _shown(value: object) -> str:
    return repr(value[:40]) if isinstance(value, str) else f"a {type(value).__name__}"


SCALARS: dict[object, ScalarDefinition] = {
    Date: strawberry.scalar(
        name="Date",
        description=(
            "公历日期（上海时间），输出可为 2024、2024-05，参数须为完整日期，如 2024-05-01 / "
            "A civil date in Asia/Shanghai; answers may be reduced (2024, 2024-05), arguments are full days such as 2024-05-01"
        ),
        parse_value=day_of,
        serialize=date_text,
    ),
    DateTime: strawberry.scalar(
        name="DateTime",
        description=(
            "时刻，RFC 3339 格式，参数须带时区，如 2024-05-01T08:00:00+08:00 / "
            "An instant in RFC 3339; arguments carry an offset, such as 2024-05-01T08:00:00+08:00"
        ),
        parse_value=instant_of,
        serialize=instant_text,
    ),
    Json: strawberry.scalar(
        name="JSON",
        description="任意 JSON 值 / Any JSON value",
        parse_value=lambda value: value,
        serialize=json_value,
    ),
}
