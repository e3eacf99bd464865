"""Figures over a population: rows that sum, bounds, gaps, standings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from tests.oracle.answers import gap_since, verdict
from tests.oracle.days import civil_day, stretch
from tests.oracle.metric_table import Metric, metric_of
from tests.oracle.places import area_of, areas_around
from tests.oracle.populations import subjects_inside
from tests.oracle.world import State

GAP_VERDICTS = frozenset({"NOT_MET", "UNKNOWN"})


@dataclass(frozen=True)
class Figures:
    population: int = 0
    met: int = 0
    not_met: int = 0
    unknown: int = 0
    exempt: int = 0

    def __iter__(self) -> Iterator[int]:
        return iter((self.population, self.met, self.not_met, self.unknown, self.exempt))

    @property
    def rate(self) -> Fraction | None:
        return _share(self.met, self.met + self.not_met)

    @property
    def lower_bound(self) -> Fraction | None:
        return _share(self.met, self.met + self.not_met + self.unknown)

    @property
    def upper_bound(self) -> Fraction | None:
        return _share(self.met + self.unknown, self.met + self.not_met + self.unknown)


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def figures_of(verdicts: Iterable[str]) -> Figures:
    counted = list(verdicts)
    return Figures(len(counted), *(counted.count(v) for v in ("MET", "NOT_MET", "UNKNOWN", "EXEMPT")))


def verdicts_inside(state: State, metric: str | Metric, within: str, day: date | str) -> dict[str, str]:
    """The answer of every subject of the population inside `within`."""
    found = {}
    for subject in subjects_inside(state, metric_of(metric), within):
        in_population, answer = verdict(state, metric, subject.id, day)
        if in_population and answer is not None:
            found[subject.id] = answer
    return found


def coverage(state: State, metric: str | Metric, within: str, by_level: str | None, day: date | str) -> dict[str, Figures]:
    """One row for each area (its code): of `within` itself, or of each area of the level inside it, and the remainder.

    The remainder (key: `within`) is there only when it is not empty. When `within` is itself of that level,
    nothing can remain outside it.
    """
    answers = verdicts_inside(state, metric, within, day)
    if by_level is None:
        return {within: figures_of(answers.values())}
    rows: dict[str, list[str]] = {
        area.id: []
        for area in state.table("areas")
        if area["level"] == by_level.lower() and within in areas_around(state, area.id)
    }
    remainder: list[str] = []
    for subject_id, answer in answers.items():
        around = [code for code in areas_around(state, area_of(state, state.one(subject_id))) if code in rows]
        (rows[around[0]] if around else remainder).append(answer)
    figures = {code: figures_of(found) for code, found in rows.items()}
    if remainder:
        figures[within] = figures_of(remainder)
    return figures


def gaps(
    state: State, metric: str | Metric, within: str, day: date | str, verdicts: Iterable[str] | None = None
) -> set[tuple[str, str]]:
    wanted = GAP_VERDICTS if verdicts is None else GAP_VERDICTS & set(verdicts)
    return {(s, answer) for s, answer in verdicts_inside(state, metric, within, day).items() if answer in wanted}


def gaps_with_since(state: State, metric: str | Metric, within: str, day: date | str) -> dict[str, tuple[str, date | None]]:
    return {s: (answer, gap_since(state, metric, s, day)) for s, answer in gaps(state, metric, within, day)}


@dataclass(frozen=True)
class Target:
    """`threshold` as printed (exact), or `count`; `due` may be reduced or ""."""

    threshold: str | None = None
    count: int | None = None
    due: str = ""


def standing(target: Target, figures: Figures, day: date | str) -> str:
    """MET, MISSED, AT_RISK or NOT_TESTABLE; ON_TRACK cannot be while the forecast is today's rate."""
    if figures.population == 0 or figures.unknown == figures.population:
        return "NOT_TESTABLE"
    if target.count is not None:
        reached = figures.met >= target.count
    else:
        reached = figures.rate is not None and figures.rate >= Fraction(str(target.threshold))
    if reached:
        return "MET"
    if target.due and stretch(target.due).last < civil_day(day):
        return "MISSED"
    return "AT_RISK"


def shortfall(target: Target, figures: Figures) -> int:
    if target.count is not None:
        return max(0, target.count - figures.met)
    return max(0, ceil(Fraction(str(target.threshold)) * (figures.met + figures.not_met)) - figures.met)
