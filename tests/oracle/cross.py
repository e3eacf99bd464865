"""Cross appointments: one person, two bodies; and the matrix of home kind by away kind."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import permutations

from tests.oracle.days import civil_day, stretch
from tests.oracle.lists import Day, appointments_of_body, held_certainly, services
from tests.oracle.places import area_of, areas_around, inside
from tests.oracle.world import Record, State


@dataclass(frozen=True)
class Cross:
    person: str
    home: str
    away: str
    """Appointments."""
    since: str
    until: str
    """As written; "" where both are open."""
    stated: bool


def later_since(one: str, other: str) -> str:
    """The later as written: the one whose last possible day is later, the more precise if they tie."""
    if not one or not other:
        return one or other
    return max(one, other, key=lambda text: (stretch(text).last, len(text)))


def earlier_until(one: str, other: str) -> str:
    """The earlier as written: the one whose first possible day is earlier, the more precise if they tie."""
    if not one or not other:
        return one or other
    return min(one, other, key=lambda text: (stretch(text).first, -len(text)))


def body_of(state: State, appointment: Record) -> Record:
    return state.one(state.one(appointment["post"])["body"])


def every_pair(state: State, people: Iterable[str], day: date) -> Iterator[Cross]:
    """The pairs of these people, wherever they lie."""
    for person in people:
        for home, away in permutations(held_certainly(state, person, day), 2):
            home_body, away_body = body_of(state, home), body_of(state, away)
            if home_body.id == away_body.id:
                continue
            stated = away["on_behalf_of"] == home_body.id
            if home["on_behalf_of"] == away_body.id and not stated:
                continue
            since, until = later_since(home["since"], away["since"]), earlier_until(home["until"], away["until"])
            yield Cross(person, home.id, away.id, since, until, stated)


def cross_appointments(
    state: State, within: str, day: Day,
    from_kinds: Collection[str] | None = None, to_kinds: Collection[str] | None = None, end: str = "AWAY",
) -> set[Cross]:  # fmt: skip
    """Those of which this end lies inside the area."""
    rows = set()
    for row in every_pair(state, [one.id for one in state.table("people")], civil_day(day)):
        home_body, away_body = body_of(state, state.one(row.home)), body_of(state, state.one(row.away))
        if from_kinds is not None and home_body["kind"] not in {k.lower() for k in from_kinds}:
            continue
        if to_kinds is not None and away_body["kind"] not in {k.lower() for k in to_kinds}:
            continue
        if inside(state, area_of(state, away_body if end == "AWAY" else home_body), within):
            rows.add(row)
    return rows


def two_way(state: State, row: Cross, day: Day) -> bool | None:
    """Whether somebody is stated to go each way between the bodies of a row; None where an unstated direction leaves it open."""
    here, there = (body_of(state, state.one(one)).id for one in (row.home, row.away))
    ways = set()
    for person in {state.one(one)["person"] for one in appointments_of_body(state, here, None)}:
        for one, other in permutations(held_certainly(state, person, civil_day(day)), 2):
            if (body_of(state, one).id, body_of(state, other).id) == (here, there):
                ways.add((other["on_behalf_of"] == here, one["on_behalf_of"] == there))
    if any(out for out, _ in ways) and any(back for _, back in ways):
        return True
    return None if (False, False) in ways else False


def compounds_of_body(state: State, body: Record, day: Day) -> set[str]:
    """The compounds that it is set up in, or certainly serves on the day."""
    served = {
        service["compound"]
        for service in state.naming("services", "provider", body.id)
        if service.id in services(state, service["compound"], day)
    }
    return {*body.ids("compound"), *served}


def cross_matrix(state: State, within: str, by_level: str | None, day: Day) -> dict[tuple[str, str, str], tuple[int, int]]:
    """(area, home kind, away kind) → (rows, distinct compounds); empty cells are left out."""
    counts: dict[tuple[str, str, str], int] = defaultdict(int)
    compounds: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in cross_appointments(state, within, day):
        home_body, away_body = body_of(state, state.one(row.home)), body_of(state, state.one(row.away))
        area = within
        if by_level is not None:
            around = areas_around(state, area_of(state, away_body))
            inner = around[: around.index(within) + 1]
            area = next((c for c in inner if state.one(c)["level"] == by_level.lower()), within)
        key = (area, home_body["kind"], away_body["kind"])
        counts[key] += 1
        for body in (home_body, away_body):
            compounds[key] |= compounds_of_body(state, body, day)
    return {key: (count, len(compounds[key])) for key, count in counts.items()}
