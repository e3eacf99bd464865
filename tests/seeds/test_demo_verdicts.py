"""The demo's calibration, judged by the oracle: every metric has every verdict, the first six in enough compounds."""

from collections import Counter, defaultdict

import pytest

from seeds.demo import demo_loads, demo_plants
from tests.oracle.answers import verdict
from tests.oracle.coverage import verdicts_inside
from tests.oracle.metric_table import METRICS as EVERY
from tests.oracle.world import State, World

METRICS = ("committee", "owners-committee", "party-organisation", "served", "deputy-station-head", "secretary-is-director")
VERDICTS = ("MET", "NOT_MET", "UNKNOWN", "EXEMPT")
DAYS = tuple(f"{year}-{day}" for year in range(2020, 2026) for day in ("01-15", "05-15", "09-01", "12-31"))
END = "2025-12-31"


@pytest.fixture(scope="module")
def world() -> World:
    return World([(load.instant_us, load.rows) for load in demo_loads()])


@pytest.fixture(scope="module")
def told(world: World) -> State:
    return world.at()


def answers(state: State, metric: str, day: str, within: str = "99") -> dict[str, str]:
    """The verdict on each compound of the metric's population inside an area."""
    found = {c.id: verdict(state, metric, c.id, day)[1] for c in state.table("compounds") if c["area"].startswith(within)}
    return {compound: answer for compound, answer in found.items() if answer}


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_has_every_verdict_in_at_least_ten_compounds(told: State, metric: str) -> None:
    compounds: dict[str, set[str]] = defaultdict(set)
    for day in DAYS:
        for compound, answer in answers(told, metric, day).items():
            compounds[answer].add(compound)
    counted = {answer: len(compounds[answer]) for answer in VERDICTS}
    assert min(counted.values()) >= 10, counted


@pytest.mark.parametrize(
    ("metric", "lowest", "highest"),
    [
        ("committee", 0.62, 0.8),
        ("owners-committee", 0.4, 0.65),
        ("party-organisation", 0.65, 0.9),
        ("served", 0.8, 0.97),
        ("deputy-station-head", 0.2, 0.6),
        ("secretary-is-director", 0.25, 0.7),
    ],
)
def test_both_streets_have_plausible_rates_at_the_end(told: State, metric: str, lowest: float, highest: float) -> None:
    for street in ("990101001", "990101002"):
        found = Counter(answers(told, metric, END, street).values())
        assert lowest <= found["MET"] / (found["MET"] + found["NOT_MET"]) <= highest, (street, found)
    assert set(answers(told, metric, END).values()) == set(VERDICTS)


def test_what_is_known_of_one_day_changes_from_load_to_load(world: World) -> None:
    instants = [instant for instant, _ in world.loads]
    early, middle, late = (world.at(instants[load]) for load in (0, 6, -1))
    for metric in METRICS:
        assert answers(early, metric, "2023-01-01") != answers(middle, metric, "2023-01-01")
        assert answers(middle, metric, "2024-01-01") != answers(late, metric, "2024-01-01")
    assert not answers(early, "committee", "2023-01-01", "990101002"), "the second street is told of later"


@pytest.mark.parametrize("metric", [*METRICS])
def test_surveys_planted_to_decide_do_decide(told: State, metric: str) -> None:
    plants = demo_plants()
    now = answers(told, metric, END)
    exempt = [compound for compound in plants[f"exempt from {metric} to the end"] if now.get(compound) == "EXEMPT"]
    present = [c for c in plants.get(f"present for {metric} by a survey alone", []) if now.get(c) == "MET"]
    assert exempt
    assert present or metric == "secretary-is-director"


@pytest.mark.parametrize("metric", sorted({*EVERY} - {"meeting-held"}))
def test_every_metric_of_the_contract_has_something_to_show_at_the_end(told: State, metric: str) -> None:
    assert set(verdicts_inside(told, metric, "99", END).values()) == set(VERDICTS)


def test_the_two_streets_met_did_not_or_nobody_knows(told: State) -> None:
    assert verdicts_inside(told, "meeting-held", "99", "2025-05-15") == {"990101001": "NOT_MET", "990101002": "MET"}
    assert verdicts_inside(told, "meeting-held", "99", END) == {"990101001": "MET", "990101002": "UNKNOWN"}


def test_what_was_done_for_the_year_to_come_counts_in_it(told: State) -> None:
    for metric in ("disclosed", "assessed"):
        assert Counter(verdicts_inside(told, metric, "99", "2026-06-30").values())["MET"] >= 2
