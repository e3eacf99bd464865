"""Rules on holdings against plain enumeration of every day that reduced dates allow."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from seeds.check import check
from tests.seeds.check_world import bundle_of, known_of, record

DAYS = [f"2024-{month:02d}-{day:02d}" for month, last in ((1, 31), (2, 29), (3, 31)) for day in range(1, last + 1)]
NUMBER = {day: number for number, day in enumerate(DAYS)}
FIRST, LAST = -1, len(DAYS)
"""An open start and an open end."""

_day = st.sampled_from(["2024-01-30", "2024-01-31", "2024-02-01", "2024-02-02", "2024-02-28", "2024-02-29", "2024-03-01"])
_stated = _day | st.just("2024-02")
_date = _stated | st.just("")


def allowed(text: str, when_open: int) -> list[int]:
    return [NUMBER[day] for day in DAYS if day.startswith(text)] if text else [when_open]


def codes(holdings: list[tuple[str, str, str]], *, body: tuple[str, str] = ("", ""), seats: str = "9") -> set[str]:
    rows = [
        record("people", "p", name="p"),
        record("people", "q", name="q"),
        record("bodies", "b", name="b", kind="public_office", established_on=body[0], dissolved_on=body[1]),
        record("posts", "post", body="b", kind="chief", seats=seats),
        *(
            record("appointments", f"a{number}", person=person, post="post", since=since, until=until)
            for number, (person, since, until) in enumerate(holdings)
        ),
    ]
    stated = [(table, {name: text for name, text in cells.items() if text}) for table, cells in rows]
    return {finding.code for finding in check(bundle_of(stated), known_of()).findings}


@given(_stated, _stated, _date, _date)
@settings(max_examples=200, deadline=None)
def test_two_holdings_of_one_person_collide_if_no_day_allowed_keeps_them_apart(s1: str, u1: str, s2: str, u2: str) -> None:
    found = codes([("p", s1, u1), ("p", s2, u2)])
    readings = [
        (a, b, c, d)
        for a, b, c, d in product(allowed(s1, FIRST), allowed(u1, LAST), allowed(s2, FIRST), allowed(u2, LAST))
        if a < b and c < d
    ]
    if readings:
        assert ("HELD_TWICE" in found) == all(max(a, c) < min(b, d) for a, b, c, d in readings)


@given(_date, _date, _date, _date)
@settings(max_examples=200, deadline=None)
def test_a_holding_lies_outside_its_body_if_no_day_allowed_puts_it_inside(s: str, u: str, start: str, end: str) -> None:
    found = codes([("p", s, u)], body=(start, end))
    readings = list(product(allowed(start, FIRST), allowed(end, LAST)))
    inside = any(a <= c < d <= b for a, b in readings for c, d in product(allowed(s, a), allowed(u, b)))
    if "START_NOT_BEFORE_END" not in found:
        assert ("OUTSIDE_LIFE" in found) == (not inside)


@given(st.lists(st.tuples(st.sampled_from(["p", "q"]), _date, _date), min_size=1, max_size=5), st.integers(1, 3))
@settings(max_examples=200, deadline=None)
def test_there_are_too_many_holders_if_on_some_day_more_certainly_hold(held: list[tuple[str, str, str]], seats: int) -> None:
    found = codes(held, seats=str(seats))
    spans = [(max(allowed(since, FIRST)), min(allowed(until, LAST))) for _, since, until in held]
    most = max(sum(start <= day < end for start, end in spans) for day in range(FIRST, LAST))
    assert ("TOO_MANY_HOLDERS" in found) == (most > seats)
