"""Rates, bounds, standings and shortfalls, case by case out of the contract's section on figures."""

from fractions import Fraction

import pytest

from graph.rules.figures import Counts, Goal, exact, standing

TODAY = 20260501
PAST, FUTURE = 20251231, 20261231


def counts(met: int = 0, not_met: int = 0, unknown: int = 0, exempt: int = 0) -> Counts:
    return Counts(met + not_met + unknown + exempt, met, not_met, unknown, exempt)


def share(threshold: float, due: int | None = FUTURE, *, testable: bool = True) -> Goal:
    return Goal(exact(threshold), None, due, testable)


def number(count: int, due: int | None = FUTURE) -> Goal:
    return Goal(None, count, due, True)


@pytest.mark.parametrize(
    ("found", "rate", "lower", "upper"),
    [
        (counts(3, 1), Fraction(3, 4), Fraction(3, 4), Fraction(3, 4)),
        (counts(3, 1, 4), Fraction(3, 4), Fraction(3, 8), Fraction(7, 8)),
        (counts(1, 2, 0, 7), Fraction(1, 3), Fraction(1, 3), Fraction(1, 3)),
        (counts(0, 5), Fraction(0), Fraction(0), Fraction(0)),
        (counts(unknown=5), None, Fraction(0), Fraction(1)),
        (counts(unknown=5, exempt=2), None, Fraction(0), Fraction(1)),
        (counts(exempt=5), None, None, None),
        (counts(), None, None, None),
    ],
)
def test_a_share_is_exact_and_null_where_its_divisor_is_0(
    found: Counts, rate: Fraction | None, lower: Fraction | None, upper: Fraction | None
) -> None:
    assert (found.rate, found.lower_bound, found.upper_bound) == (rate, lower, upper)


@pytest.mark.parametrize(
    ("found", "goal", "word"),
    [
        (counts(8, 2), share(0.8), "MET"),
        (counts(8, 2), share(0.8, PAST), "MET"),
        (counts(8, 2), share(0.8, None), "MET"),
        (counts(7, 3), share(0.8), "AT_RISK"),
        (counts(7, 3), share(0.8, None), "AT_RISK"),
        (counts(7, 3), share(0.8, TODAY), "AT_RISK"),
        (counts(7, 3), share(0.8, TODAY - 1), "MISSED"),
        (counts(7, 3), share(0.8, PAST), "MISSED"),
        (counts(7, 3, 90), share(0.7), "MET"),
        (counts(), share(0.8), "NOT_TESTABLE"),
        (counts(), share(0.8, PAST), "NOT_TESTABLE"),
        (counts(unknown=9), share(0.8), "NOT_TESTABLE"),
        (counts(unknown=9), share(0.8, PAST), "NOT_TESTABLE"),
        (counts(8, 2), share(0.8, testable=False), "NOT_TESTABLE"),
        (counts(8, 2), Goal(None, None, FUTURE, True), "NOT_TESTABLE"),
        (counts(14), number(14), "MET"),
        (counts(15), number(14), "MET"),
        (counts(13, 1), number(14), "AT_RISK"),
        (counts(13, 1), number(14, PAST), "MISSED"),
        (counts(), number(14), "NOT_TESTABLE"),
        (counts(unknown=14), number(14), "NOT_TESTABLE"),
    ],
)
def test_a_figure_stands_against_its_target_as_the_contract_says(found: Counts, goal: Goal, word: str) -> None:
    assert standing(found, goal, TODAY).standing == word


def test_a_population_that_is_wholly_exempt_is_neither_met_nor_untestable() -> None:
    """The contract calls only an empty or a wholly unknown population untestable; without a rate nothing is reached."""
    assert standing(counts(exempt=4), share(0.8), TODAY).standing == "AT_RISK"
    assert standing(counts(exempt=4), share(0.8, PAST), TODAY).standing == "MISSED"
    assert standing(counts(exempt=4), share(0.8), TODAY).shortfall == 0


@pytest.mark.parametrize(
    ("found", "goal", "missing"),
    [
        (counts(0, 100), share(0.55), 55),
        (counts(54, 46), share(0.55), 1),
        (counts(55, 45), share(0.55), 0),
        (counts(0, 100), share(0.07), 7),
        (counts(0, 100), share(0.29), 29),
        (counts(0, 10), share(0.3), 3),
        (counts(0, 11), share(0.3), 4),
        (counts(0, 3), share(1.0), 3),
        (counts(2, 1), share(1.0), 1),
        (counts(9, 1), share(0.8), 0),
        (counts(1, 1, 100, 100), share(1.0), 1),
        (counts(unknown=9), share(0.8), 0),
        (counts(), share(0.8), 0),
        (counts(5, 9), number(14), 9),
        (counts(20), number(14), 0),
    ],
)
def test_the_shortfall_is_the_ceiling_of_the_exact_product_less_what_is_met(found: Counts, goal: Goal, missing: int) -> None:
    assert standing(found, goal, TODAY).shortfall == missing


@pytest.mark.parametrize("hundredths", range(1, 101))
def test_every_printed_percentage_of_a_hundred_subjects_is_that_many_subjects(hundredths: int) -> None:
    goal = share(float(f"0.{hundredths:02d}") if hundredths < 100 else 1.0)
    assert standing(counts(0, 100), goal, TODAY).shortfall == hundredths
    assert standing(counts(hundredths, 100 - hundredths), goal, TODAY).standing == "MET"
    assert standing(counts(hundredths - 1, 101 - hundredths), goal, TODAY).standing == "AT_RISK"


def test_a_threshold_is_the_number_as_printed() -> None:
    assert exact(0.55) == Fraction(11, 20)
    assert exact(1.0) == 1
    assert exact(None) is None


@pytest.mark.parametrize("goal", [share(0.9), share(0.9, PAST), share(0.9, None), number(14)])
def test_the_forecast_is_todays_rate(goal: Goal) -> None:
    assert standing(counts(3, 1, 4), goal, TODAY).forecast == Fraction(3, 4)
    assert standing(counts(unknown=4), goal, TODAY).forecast is None
