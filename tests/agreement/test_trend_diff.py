"""A trend is the coverage of each of its days; a diff applied to the state of one day gives the state of the other."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from random import Random

import pytest

from graph.database import Database
from seeds.demo.replay import adopt_with_copies
from seeds.prepare import prepare
from tests.agreement.hub import Data, Hub, Loads, Patient, instant_text, replay
from tests.agreement.moments import COVERAGE, DIFF, GAPS, TREND, bare, compared, state_on
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle.bundles import ALL_ASPECTS, STREET, seeded_loads
from tests.oracle.metric_table import SIX
from tests.oracle.questions import question, question_day
from tests.oracle.world import World

FEW = ("party-organisation", "served")
TWO_FAMILIES = (*FEW, "grid-worker")
"""Two statements judge these."""
MONTHS = {"MONTH": 1, "QUARTER": 3, "YEAR": 12}


async def _generated(database: Database, seed: int, aspects: Sequence[str] = SIX) -> tuple[Hub, World]:
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    await adopt_with_copies(database)
    loads = seeded_loads(seed, aspects)
    await replay(database, loads)
    return Hub(Patient(database)), World(loads)


async def _diff_differs(
    hub: Hub, world: World, random: Random, metrics: list[str], told: dict[str, int], whole: bool
) -> list[object]:
    asked = question(random, world)
    days = [asked.day, question_day(random, world.at(asked.known_at))]
    if days[0] == days[1]:
        return []
    when = {
        "within": random.choice([STREET, asked.within]),
        "metrics": metrics,
        "knownAt": random.choice([None, instant_text(asked.known_at)]),
    }
    diff_of, gaps_of = (DIFF, GAPS) if whole else (bare(DIFF), bare(GAPS))
    before, after = [await state_on(hub, gaps_of, **when, asOf=day.isoformat()) for day in days]
    span = {"from": days[0].isoformat(), "to": days[1].isoformat()}
    diff = (await hub.ask(diff_of, **when, **span))["coverageDiff"]
    assert {name: diff[name] for name in ("from", "to")} == span
    closed, opened = ({gap["id"] for gap in diff[name]} for name in ("closed", "opened"))
    told["pairs"] += 1
    told["closed"] += len(closed)
    told["opened"] += len(opened)
    found = compared(diff, before, after)
    if (set(before[1]) - closed) | opened != set(after[1]) or not closed <= set(before[1]) or opened & set(before[1]):
        found.append("applied to the state on `from` it does not give the state on `to`")
    return [(when, span, one) for one in found]


def _points(first: date, last: date, step: str) -> list[date]:
    found: list[date] = []
    for number in range(0, 12 * 400, MONTHS[step]):
        year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
        day = date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
        if day > last:
            return found
        found.append(day)
    return found


async def _trend_differs(hub: Hub, world: World, random: Random, metrics: list[str]) -> list[object]:
    asked = question(random, world)
    step = random.choice(list(MONTHS))
    first, last = sorted([asked.day, question_day(random, world.at(asked.known_at))])
    first = random.choice([first, first.replace(day=monthrange(first.year, first.month)[1])])
    points = _points(first, last, step)
    if first >= last or len(points) > 24:
        return []
    when = {"within": random.choice([STREET, asked.within]), "knownAt": random.choice([None, instant_text(asked.known_at)])}
    metric = random.choice(metrics)
    span = {"from": first.isoformat(), "to": random.choice([last, points[-1]]).isoformat()}
    if span["from"] == span["to"]:
        return []
    rows: list[Data] = (await hub.ask(TREND, metric=metric, step=step, **when, **span))["coverageTrend"]
    known = [row.pop("knownAt") for row in rows]
    want = [(await hub.ask(COVERAGE, metrics=[metric], asOf=day.isoformat(), **when))["coverage"][0] for day in points]
    found: list[object] = [] if rows == want else [(when, span, step, rows, want)]
    if when["knownAt"] is not None and set(known) != {when["knownAt"]}:
        found.append((when, known))
    return found


@pytest.fixture(scope="module")
async def small(database: Database) -> tuple[Hub, World]:
    """A generated world; the tests before the long one only read it."""
    return await _generated(database, 17)


@pytest.fixture
def hub(small: tuple[Hub, World]) -> Hub:
    return small[0]


async def test_a_diff_applied_to_one_day_gives_the_other_and_a_trend_is_the_coverage_of_its_days(
    small: tuple[Hub, World],
) -> None:
    hub, world = small
    random, told = Random(17), dict.fromkeys(("pairs", "closed", "opened"), 0)
    for metrics in (FEW, FEW, TWO_FAMILIES, TWO_FAMILIES):
        assert await _diff_differs(hub, world, random, list(metrics), told, whole=metrics is FEW) == []
        assert await _trend_differs(hub, world, random, list(FEW)) == []
    assert min(told.values()) > 0, told


DAY = {"from": "2024-01-31", "to": "2024-06-30"}


async def test_a_point_of_a_trend_is_the_months_end_where_its_day_is_missing(hub: Hub) -> None:
    rows = (await hub.ask(TREND, within=STREET, metric="served", **DAY))["coverageTrend"]
    assert [row["asOf"] for row in rows] == [
        "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30"
    ]  # fmt: skip
    rows = await hub.ask(TREND, within=STREET, metric="served", step="YEAR", **{"from": "2024-02-29", "to": "2026-02-28"})
    assert [row["asOf"] for row in rows["coverageTrend"]] == ["2024-02-29", "2025-02-28", "2026-02-28"]


async def test_before_an_areas_first_record_a_trend_and_a_diff_are_empty(hub: Hub) -> None:
    known = {"within": STREET, "knownAt": "2001-01-01T00:00:00Z"}
    rows = (await hub.ask(TREND, metric="served", step="QUARTER", **known, **DAY))["coverageTrend"]
    assert [(row["population"], row["rate"], row["area"]["id"]) for row in rows] == [(0, None, STREET)] * 2
    diff = (await hub.ask(DIFF, metrics=["served"], **known, **DAY))["coverageDiff"]
    assert (diff["closed"], diff["opened"]) == ([], [])
    assert [row["population"] for row in diff["before"] + diff["after"]] == [0, 0]


async def test_a_diff_may_go_back(hub: Hub) -> None:
    asked = {"within": STREET, "metrics": list(FEW)}
    there = (await hub.ask(DIFF, **asked, **{"from": "2023-01-01", "to": "2025-06-01"}))["coverageDiff"]
    back = (await hub.ask(DIFF, **asked, **{"from": "2025-06-01", "to": "2023-01-01"}))["coverageDiff"]
    assert there["closed"] == back["opened"] != []
    assert there["opened"] == back["closed"]
    assert there["before"] == back["after"]


async def test_lists_of_which_different_things_are_selected_are_each_told_as_asked(hub: Hub) -> None:
    asked = "coverageDiff(within: $within, metrics: $metrics, from: $from, to: $to)"
    query = "query Q($within: ID!, $metrics: [ID!], $from: Date!, $to: Date!) { " + asked + " { %s } }"
    given = {"within": STREET, "metrics": list(FEW), "from": "2023-01-01", "to": "2025-06-01"}
    both = (await hub.ask(query % "closed { id verdict } opened { id verdict }", **given))["coverageDiff"]
    apart = (await hub.ask(query % "opened { id verdict } closed { id subject { id } }", **given))["coverageDiff"]
    assert apart["opened"] == both["opened"]
    assert [gap["id"] for gap in apart["closed"]] == [gap["id"] for gap in both["closed"]]
    assert [gap["subject"]["id"] for gap in apart["closed"]] == [gap["id"].rpartition(":")[2] for gap in both["closed"]]
    assert (await hub.ask(query % "from to", **given))["coverageDiff"] == {"from": given["from"], "to": given["to"]}


@pytest.mark.long
async def test_a_hundred_diffs_and_trends_agree_with_the_states_between_which_they_lie(
    database: Database, demo: Hub, demo_loads_as_rows: Loads
) -> None:
    told = dict.fromkeys(("pairs", "closed", "opened"), 0)
    world, random = World(demo_loads_as_rows), Random(11)
    found: list[object] = []
    for _ in range(20):
        found += await _diff_differs(demo, world, random, list(FEW), told, whole=True)
        found += await _trend_differs(demo, world, random, list(ALL_ASPECTS))
    seed = 700
    while told["pairs"] < 120:
        hub, small = await _generated(database, seed, ALL_ASPECTS)
        random, seed = Random(seed), seed + 1
        metrics = list(SIX if seed % 4 else ALL_ASPECTS)  # every new graph has the database plan each text anew
        for _ in range(5):
            found += await _diff_differs(hub, small, random, metrics, told, whole=len(metrics) <= len(SIX))
            found += await _trend_differs(hub, small, random, metrics)
    assert found == []
    assert min(told.values()) >= 100, told
