"""What a figure is expected to be on the day its target is due."""

from fractions import Fraction

import pytest

from graph.rules.figures import Counts, Forecast, Goal, standing
from graph.rules.forecast import Outlook, forecast

TODAY, DUE = 20240601, 20241231


def counts(met: int, not_met: int) -> Counts:
    return Counts(met + not_met, met, not_met, 0, 0)


@pytest.mark.parametrize(
    ("earlier", "due", "days", "met", "rate"),
    [
        (counts(4, 6), counts(4, 6), 213, Fraction(4), Fraction(2, 5)),  # nothing moved, nothing is known to end
        (counts(4, 6), counts(3, 7), 213, Fraction(3), Fraction(3, 10)),  # a term that is known to end
        (counts(2, 8), counts(4, 6), 365, Fraction(6), Fraction(3, 5)),  # two more in a year, two more in the next
        (counts(2, 8), counts(4, 6), 73, Fraction(22, 5), Fraction(11, 25)),  # in a fifth of a year a fifth of the pace
        (counts(9, 1), counts(4, 6), 365, Fraction(4), Fraction(2, 5)),  # losses of the past are not carried on
        (counts(0, 10), counts(4, 6), 3650, Fraction(10), Fraction(1)),  # no more than there are
        (counts(0, 0), counts(0, 0), 365, Fraction(0), None),
    ],
)
def test_term_ends_and_the_pace_so_far_make_the_forecast(
    earlier: Counts, due: Counts, days: int, met: Fraction, rate: Fraction | None
) -> None:
    assert forecast(counts(4, 6), Outlook(earlier, due, days)) == Forecast(met, rate)


@pytest.mark.parametrize(("rate", "word"), [(Fraction(4, 5), "ON_TRACK"), (Fraction(79, 100), "AT_RISK")])
def test_a_target_is_on_track_when_its_forecast_reaches_it(rate: Fraction, word: str) -> None:
    goal = Goal(Fraction(4, 5), None, DUE, True)
    assert standing(counts(4, 6), goal, TODAY, Forecast(rate * 10, rate)).standing == word


def test_a_count_is_on_track_by_how_many_are_expected() -> None:
    goal = Goal(None, 6, DUE, True)
    assert standing(counts(4, 6), goal, TODAY, Forecast(Fraction(6), Fraction(3, 5))).standing == "ON_TRACK"
    assert standing(counts(4, 6), goal, TODAY, Forecast(Fraction(59, 10), Fraction(59, 100))).standing == "AT_RISK"


def test_without_a_due_day_nothing_is_on_track() -> None:
    assert (
        standing(counts(4, 6), Goal(Fraction(4, 5), None, None, True), TODAY, Forecast(Fraction(9), Fraction(9, 10))).standing
        == "AT_RISK"
    )
