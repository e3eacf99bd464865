"""Working days by the official calendar: Spring Festival, Sundays that are worked instead, year ends, years not yet known."""

from datetime import date, timedelta

import pytest

from graph.rules.appointing.working_days import CalendarUnknown, day_after, next_day, working_days
from tests.oracle.working_days import OFF, is_working_day

ALL = 400


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (20250701, 20250708, 5),  # Tuesday to the Monday after
        (20250705, 20250707, 0),  # Saturday and Sunday
        (20250704, 20250705, 1),  # the last day no longer counts
        (20250704, 20250704, 0),
        (20250704, 20250701, 0),  # an end before the beginning
        (20250124, 20250206, 4),  # Spring Festival: Friday 24, Sunday 26 made up, Monday 27, Wednesday 5
        (20250126, 20250127, 1),  # the Sunday that is worked
        (20250206, 20250211, 4),  # Thursday, Friday, the Saturday that is worked, Monday
        (20240209, 20240219, 2),  # 2024: Friday 9 was a working day, Sunday 18 is made up
        (20251230, 20260105, 3),  # over the year's end: Tuesday, Wednesday, and Sunday 4 January made up
        (20260214, 20260225, 2),  # 2026: Saturday 14 made up, Tuesday 24
        (20250928, 20251012, 6),  # National Day: Sunday 28 and Saturday 11 are worked
    ],
)
def test_working_days_are_those_of_the_official_calendar(first: int, last: int, days: int) -> None:
    assert working_days(first, last, ALL) == days


def test_no_more_days_are_looked_at_than_are_asked_for() -> None:
    assert working_days(20261221, 20270301, 5) == 5  # the week before Christmas is enough: nobody need know 2027
    assert working_days(20250701, 20250731, 3) == 3


def test_a_year_that_nobody_has_told_is_no_guess() -> None:
    for counted in (lambda: working_days(20261228, 20270105, 5), lambda: day_after(20261228, 5)):
        with pytest.raises(CalendarUnknown) as told:
            counted()
        assert told.value.year == 2027
    with pytest.raises(CalendarUnknown):
        working_days(19990101, 19990201, 5)


@pytest.mark.parametrize(
    ("first", "count", "day"),
    [(20250701, 5, 20250708), (20250704, 1, 20250705), (20250124, 4, 20250206), (20251231, 2, 20260105), (20250704, 0, 20250704)],
)
def test_the_day_before_which_so_many_working_days_lie(first: int, count: int, day: int) -> None:
    assert day_after(first, count) == day
    assert working_days(first, day, ALL) == count


def test_the_next_day_goes_over_months_and_years() -> None:
    assert (next_day(20250131), next_day(20251231), next_day(20240228)) == (20250201, 20260101, 20240229)


def test_every_day_of_three_years_is_as_an_oracle_reads_the_notices() -> None:
    day = date(min(OFF), 1, 1)
    while day.year in OFF:
        number = day.year * 10000 + day.month * 100 + day.day
        assert working_days(number, next_day(number), ALL) == is_working_day(day), day
        day += timedelta(days=1)
