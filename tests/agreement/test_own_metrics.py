"""What each jurisdiction counts in its own way is answered as the oracle answers it."""

from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest

from graph.database import Database
from seeds.demo.replay import adopt_with_copies
from seeds.policy import shipped_policies
from seeds.prepare import prepare
from tests.agreement.hub import Hub, Loads, instant_text, replay
from tests.agreement.questions import COVERAGE, GAPS
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle import coverage
from tests.oracle.answers import gap_since
from tests.oracle.bundles import ALL_ASPECTS, seeded_loads
from tests.oracle.metric_table import METRICS
from tests.oracle.metric_variants import VARIANTS
from tests.oracle.questions import Question, question
from tests.oracle.world import World

KINDS = ("listing", "rating", "assessment", "report", "training", "inspection")
RESULTS = ("红色物业", "安全生产标准化", "省级皖美红色物业示范小区", "市级皖美红色物业示范小区", "红色物业小区", "")
DAYS = ("", "2022", "2023-05", "2024-03-01", "2025-06-30")
PERIODS = ("", "2023", "2024H1", "2024Q2", "2025-06")


def test_every_metric_of_a_jurisdictions_own_is_known_to_the_oracle() -> None:
    own = {metric.id: metric for file in shipped_policies() if file.policy for metric in file.metrics}
    assert {id_: (str(m.subject), m.judged, m.personal) for id_, m in own.items()} == {
        id_: (m.subjects, m.judged, m.personal) for id_, m in VARIANTS.items()
    }


def _with_activities(loads: Loads, random: Random) -> Loads:
    """The loads, the first with listings, reports and trainings of its compounds, bodies and streets."""
    (instant, first), *later = loads
    subjects = [row["id"] for table in ("compounds", "bodies") for row in first.get(table, ())]
    subjects += [row["code"] for row in first.get("areas", ()) if row["level"] == "street"] * 3
    rows = [
        {
            "id": f"own-{number}",
            "kind": random.choice(KINDS),
            "subject": random.choice(subjects),
            "on": random.choice(DAYS),
            "done_on": random.choice(DAYS),
            "period": random.choice(PERIODS),
            "result": random.choice(RESULTS),
        }
        for number in range(3 * len(subjects))
    ]
    return [(instant, {**first, "activities": [*first.get("activities", ()), *rows]}), *later]


async def _differences(hub: Hub, world: World, asked: Question, metrics: Sequence[str], verdicts: Counter[str]) -> list[object]:
    state, day, within = world.at(asked.known_at), asked.day, asked.within
    when = {"asOf": day.isoformat(), "knownAt": instant_text(asked.known_at)}
    found: list[object] = []
    rows = (await hub.ask(COVERAGE, within=within, metrics=metrics, by=None, **when))["coverage"]
    got = {row["metric"]["id"]: tuple(row[name] for name in ("population", "met", "notMet", "unknown", "exempt")) for row in rows}
    for id_ in metrics:
        figures = coverage.coverage(state, VARIANTS[id_], within, None, day)[within]
        verdicts.update({f"{id_} {name}": n for name, n in zip(("MET", "NOT_MET", "UNKNOWN", "EXEMPT"), list(figures)[1:])})
        if got[id_] != tuple(figures):
            found.append((asked, id_, got[id_], tuple(figures)))
    nodes = await hub.every(GAPS, "coverageGaps", within=within, metrics=metrics, first=200, **when)
    shown = {(node["metric"]["id"], node["subject"]["id"]): node for node in nodes}
    wanted = {(id_, s): answer for id_ in metrics for s, answer in coverage.gaps(state, VARIANTS[id_], within, day)}
    found += [(asked, key) for key in set(shown) ^ set(wanted)]
    for key in sorted(set(shown) & set(wanted))[:: max(1, len(wanted) // 12)]:
        began = gap_since(state, VARIANTS[key[0]], key[1], day)
        if (shown[key]["verdict"], shown[key]["since"]) != (wanted[key], began and began.isoformat()):
            found.append((asked, key, shown[key], wanted[key], began))
    return found


async def test_the_demo_is_counted_by_every_jurisdiction_as_the_oracle_counts(demo: Hub, demo_loads_as_rows: Loads) -> None:
    world, random = World(demo_loads_as_rows), Random(48)
    asked = question(random, world)
    assert await _differences(demo, world, Question("99", asked.day, asked.known_at), list(VARIANTS), Counter()) == []


async def _generated(database: Database, seed: int, rounds: int, verdicts: Counter[str]) -> list[object]:
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    await adopt_with_copies(database)
    random = Random(seed)
    loads = _with_activities(seeded_loads(seed, ALL_ASPECTS), random)
    await replay(database, loads)
    world, found = World(loads), []
    for _ in range(rounds):
        found += await _differences(Hub(database), world, question(random, world), list(VARIANTS), verdicts)
    return found


@pytest.mark.parametrize("seed", [21, 22])
async def test_a_generated_street_is_counted_by_every_jurisdiction_as_the_oracle_counts(database: Database, seed: int) -> None:
    assert await _generated(database, seed, 2, Counter()) == []


@pytest.mark.long
async def test_every_own_metric_is_met_missed_and_unknown_somewhere_and_always_as_the_oracle_says(database: Database) -> None:
    verdicts: Counter[str] = Counter()
    found: list[object] = []
    for seed in range(300, 312):
        found += await _generated(database, seed, 4, verdicts)
    assert found == []
    judged = [id_ for id_, metric in VARIANTS.items() if metric.judged]
    wanted = {f"{id_} {name}" for id_ in VARIANTS for name in ("MET", "UNKNOWN")} | {f"{id_} NOT_MET" for id_ in judged}
    assert {key for key in wanted if verdicts[key] < 3} == set()


def test_the_oracles_own_table_is_apart_from_the_reserved_one() -> None:
    assert not set(VARIANTS) & set(METRICS)
