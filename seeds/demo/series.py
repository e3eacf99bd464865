"""The demo city as a series of bundles at fixed instants (演示城市)."""

from dataclasses import dataclass
from itertools import pairwise

from graph.model.tables import TABLE, TABLES
from seeds.demo.activities import plan_activities
from seeds.demo.book import Book, Row
from seeds.demo.branches import plan_branches
from seeds.demo.careers import plan_careers
from seeds.demo.city import City
from seeds.demo.committees import plan_committees
from seeds.demo.communities import plan_communities
from seeds.demo.corrections import plan_corrections
from seeds.demo.crossing import plan_crossings
from seeds.demo.dice import Dice
from seeds.demo.firms import plan_firms, plan_services
from seeds.demo.further import plan_further
from seeds.demo.newcomers import plan_newcomers
from seeds.demo.offices import plan_offices
from seeds.demo.places import REGISTERS, plan_places
from seeds.demo.steps import plan_steps
from seeds.demo.surveys import plan_surveys
from seeds.demo.timetable import TOLD_ON, instant_us

SEED = 99
"""The committed seed: the documentation describes what it gives."""


@dataclass(frozen=True, slots=True)
class DemoLoad:
    """One bundle of the series (一次报送): its instant in microseconds since the epoch, its name, its rows by table."""

    instant_us: int
    name: str
    rows: dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class TableCount:
    """What the demo tells of one table: distinct records, rows in all, and how many rows correct, void or bring back."""

    table: str
    records: int
    rows: int
    corrections: int
    voids: int
    brought_back: int


def _planned(seed: int) -> Book:
    city = City(Dice(seed), Book(REGISTERS))
    for plan in (
        plan_places,
        plan_offices,
        plan_communities,
        plan_committees,
        plan_branches,
        plan_firms,
        plan_services,
        plan_crossings,
        plan_surveys,
        plan_activities,
        plan_steps,
        plan_newcomers,
        plan_careers,
        plan_corrections,
        plan_further,
    ):
        plan(city)
    return city.book


def demo_loads(seed: int = SEED) -> list[DemoLoad]:
    """The demo city's bundles in the order in which they are to be loaded, at ascending instants.

    Only stated cells are in a row; the same seed gives the same rows on every Python.
    """
    bundles = _planned(seed).loads()
    return [DemoLoad(instant_us(load), f"demo-{TOLD_ON[load]}", rows) for load, rows in enumerate(bundles)]


def demo_counts(seed: int = SEED) -> list[TableCount]:
    """How many records and rows the demo has, table by table."""
    told: dict[str, dict[str, list[Row]]] = {table.name: {} for table in TABLES}
    for load in demo_loads(seed):
        for name, rows in load.rows.items():
            for row in rows:
                told[name].setdefault(row[TABLE[name].key], []).append(row)
    return [_count(name, list(records.values())) for name, records in told.items()]


def _count(table: str, records: list[list[Row]]) -> TableCount:
    later = [(before, row) for versions in records for before, row in pairwise(versions)]
    voids = sum("void" in row for _, row in later)
    back = sum("void" in before for before, _ in later)
    return TableCount(table, len(records), sum(map(len, records)), len(later) - voids - back, voids, back)


def demo_plants(seed: int = SEED) -> dict[str, list[str]]:
    """What was planted on purpose, and the records in which it is to be found."""
    book = _planned(seed)
    _ = book.loads()
    return {what: sorted(set(identifiers)) for what, identifiers in sorted(book.plants.items())}
