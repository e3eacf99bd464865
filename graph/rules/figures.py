"""Rates, bounds and standings (覆盖率、上下界、目标状态), exactly as the contract's metrics.md defines them."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil


@dataclass(frozen=True, slots=True)
class Counts:
    """How many subjects have each answer."""

    population: int
    met: int
    not_met: int
    unknown: int
    exempt: int

    @property
    def rate(self) -> Fraction | None:
        """met ÷ (met + not met)."""
        return _share(self.met, self.met + self.not_met)

    @property
    def lower_bound(self) -> Fraction | None:
        """The rate if every unknown subject is not met."""
        return _share(self.met, self.met + self.not_met + self.unknown)

    @property
    def upper_bound(self) -> Fraction | None:
        """The rate if every unknown subject is met."""
        return _share(self.met + self.unknown, self.met + self.not_met + self.unknown)


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


@dataclass(frozen=True, slots=True)
class Goal:
    """What a target asks: a share above 0 up to 1, or a number of subjects; due on a day (yyyymmdd) or on none."""

    threshold: Fraction | None
    count: int | None
    due: int | None
    testable: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a figure stands against a target; `forecast` is a rate, for a count too."""

    standing: str
    shortfall: int | None
    forecast: Fraction | None


def exact(threshold: float | None) -> Fraction | None:
    """The threshold as printed: 0.6 is three fifths, not the float nearest to it."""
    return None if threshold is None else Fraction(str(threshold))


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected on the due day: how many are met, and the rate (graph/rules/forecast.py)."""

    met: Fraction
    rate: Fraction | None


def standing(counts: Counts, goal: Goal, day: int, forecast: Forecast | None = None) -> Standing:
    """MET, ON_TRACK, AT_RISK, MISSED or NOT_TESTABLE on a day; without a forecast the day's own figures are it.

    Not testable are a population that is empty or wholly unknown, and a target without a figure.
    """
    expected = forecast or Forecast(Fraction(counts.met), counts.rate)
    short = _short(counts, goal)
    if short is None or not goal.testable or counts.population == counts.unknown:
        return Standing("NOT_TESTABLE", short, expected.rate)
    if _reached(Fraction(counts.met), counts.rate, goal):
        return Standing("MET", short, expected.rate)
    if goal.due is not None and goal.due < day:
        return Standing("MISSED", short, expected.rate)
    on_track = goal.due is not None and _reached(expected.met, expected.rate, goal)
    return Standing("ON_TRACK" if on_track else "AT_RISK", short, expected.rate)


def _reached(met: Fraction, rate: Fraction | None, goal: Goal) -> bool:
    if goal.count is not None:
        return met >= goal.count
    return goal.threshold is not None and rate is not None and rate >= goal.threshold


def _short(counts: Counts, goal: Goal) -> int | None:
    if goal.count is not None:
        return max(0, goal.count - counts.met)
    if goal.threshold is None:
        return None
    return max(0, ceil(goal.threshold * (counts.met + counts.not_met)) - counts.met)
