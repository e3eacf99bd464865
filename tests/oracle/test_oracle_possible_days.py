"""What the oracle holds for certain stays so whatever days the reduced dates turn out to be."""

from collections.abc import Mapping
from datetime import date
from random import Random

import pytest

from tests.oracle.answers import gap_since, verdict
from tests.oracle.bundles import ALL_ASPECTS, seeded_loads
from tests.oracle.candidate_days import DATE_COLUMNS
from tests.oracle.days import ONE_DAY, stretch
from tests.oracle.metric_table import METRICS, SIX
from tests.oracle.populations import subjects_of
from tests.oracle.questions import question_day
from tests.oracle.world import Record, State, World


def one_day_of_each(random: Random, record: Record) -> Mapping[str, str]:
    """The cells with a day in the place of each reduced date and a membership in the place of one not stated."""
    cells = dict(record.cells)
    for column in DATE_COLUMNS:
        if record[column] and record.table != "surveys":
            written = stretch(record[column])
            choices = [written.first, written.last, random.choice(written.days())]
            cells[column] = random.choice(choices).isoformat()
    if record.table == "people" and not {"party_status", "party_since", "party_until"} & set(cells):
        cells["party_status"] = random.choice(("full", "none"))
    return cells


@pytest.mark.parametrize("seed", range(6))
def test_a_definite_answer_holds_on_every_day_that_the_dates_allow(seed: int) -> None:
    random = Random(seed)
    state = World(seeded_loads(seed, ALL_ASPECTS, compounds=3)).at()
    possible = [
        State([Record(r.table, r.id, one_day_of_each(random, r), r.recorded_at) for r in state.records.values()], 0)
        for _ in range(6)
    ]
    for name, metric in METRICS.items():
        for subject in subjects_of(state, metric):
            day = question_day(random, state)
            answer = verdict(state, name, subject.id, day)
            if answer[1] != "UNKNOWN":
                for world in possible:
                    assert verdict(world, name, subject.id, day) == answer, (name, subject.id, day)


@pytest.mark.parametrize("seed", range(3))
def test_a_gap_found_day_by_day_began_on_the_same_day(seed: int) -> None:
    random = Random(seed)
    state = World(seeded_loads(seed, compounds=2)).at()
    day = question_day(random, state)
    for name in SIX:
        for subject in subjects_of(state, METRICS[name])[:1]:
            now = verdict(state, name, subject.id, day)
            first = day
            while first > date(2019, 1, 1) and verdict(state, name, subject.id, first - ONE_DAY) == now:
                first -= ONE_DAY
            assert gap_since(state, name, subject.id, day) == (None if first == date(2019, 1, 1) else first)
