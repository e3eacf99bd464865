"""Coverage and its gaps (覆盖率与缺口)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from graph.database import Reader, Row
from graph.errors import BadInput
from graph.model.dates import day_text, days_after, days_between
from graph.model.policy import MetricDef
from graph.model.selection import NOTHING, Pick
from graph.rules.figures import Counts, Forecast, Goal, exact, standing
from graph.rules.forecast import PACE_DAYS, Outlook, forecast
from graph.store.coverage import ZERO, CoverageAnswer, CoverageQuestion, Picked
from graph.store.coverage import coverage as counted
from graph.store.cursor import first_of, owned
from graph.store.gaps import FIELD, GapQuestion, gap_page
from graph.store.policies import Metrics
from graph.store.records_read import by_ids
from resolvers.caller import Caller
from resolvers.fresh import fresh
from resolvers.when import day_of, known_of
from resolvers.where import never_seen, split_level


def chosen_ids(pick: Pick, name: str) -> list[str] | None:
    """The ids or words that a list argument names; None where it is null."""
    given = pick.arguments.get(name)
    return [str(one) for one in given] if isinstance(given, list) else None


def picked_of(pick: Pick) -> Picked:
    """What is selected below coverage rows."""
    below = pick.below or NOTHING
    picked = {name: found.below for name in ("area", "metric") if (found := below.pick(name)) is not None}
    targets = below.pick("targets")
    if targets is not None:
        target = targets.below.pick("target") if targets.below else None
        picked["target"] = target.below if target else None
    return picked


@fresh
async def coverage(caller: Caller, pick: Pick) -> list[Row]:
    """One row for each metric and area of the split, with its bounds and its standing against each target."""
    within, picked = str(pick.arguments["within"]), picked_of(pick)
    by, day, known = split_level(pick, within), day_of(caller, pick), known_of(caller, pick)
    metrics = await caller.metrics()
    chosen = await caller.chosen(chosen_ids(pick, "metrics"), within)
    question = CoverageQuestion(chosen, within, by, forecast_days(pick, metrics, chosen, (day,)), known)
    answer = await counted(caller.graph, caller.asking, question, metrics, picked)
    if not answer.seen:
        raise never_seen(within)
    if not answer.visible and by is not None:
        return []
    return rows_of(caller, await settled(caller, caller.graph, question, answer, picked), day, known)


async def settled(
    caller: Caller, graph: Reader, question: CoverageQuestion, answer: CoverageAnswer, picked: Picked
) -> CoverageAnswer:
    """Before an area's first record, and after its void, its population is 0: the area then as it is now or last was."""
    if answer.visible:
        return answer
    within = question.within
    found = await by_ids(graph, caller.asking, "Area", [within], picked.get("area"), await caller.special())
    zeros = {day: {metric.id: {within: ZERO} for metric in question.metrics} for day in question.days}
    return replace(answer, counts=zeros, areas=found, above={within: [within]})


def rows_of(caller: Caller, answer: CoverageAnswer, day: int, known: int | None) -> list[Row]:
    """The rows of one day."""
    return [
        _row(caller, answer, metric, code, counts, day, known)
        for metric, split in answer.counts[day].items()
        for code, counts in sorted(split.items())
    ]


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _row(
    caller: Caller, answer: CoverageAnswer, metric: str, code: str, found: Mapping[str, int], day: int, known: int | None
) -> Row:
    counts = _counts(found)
    return {
        "metric": answer.metrics.get(metric, {"id": metric}),
        "area": answer.areas.get(code),
        "asOf": day_text(day),
        "knownAt": caller.asking.now if known is None else known,
        "population": counts.population,
        "met": counts.met,
        "notMet": counts.not_met,
        "unknown": counts.unknown,
        "exempt": counts.exempt,
        "rate": _float(counts.rate),
        "lowerBound": _float(counts.lower_bound),
        "upperBound": _float(counts.upper_bound),
        "targets": [
            _standing(counts, target, day, _forecast(answer, metric, code, counts, target["due"], day))
            for target in answer.targets
            if target["metric"] == metric and target["area"] in answer.above.get(code, ())
        ],
    }


def _standing(counts: Counts, target: Row, day: int, expected: Forecast | None) -> Row:
    goal = Goal(exact(target["threshold"]), target["count"], target["due"], target["testable"])
    found = standing(counts, goal, day, expected)
    return {
        "target": target["target"],
        "standing": found.standing,
        "shortfall": found.shortfall,
        "forecast": _float(found.forecast),
    }


def forecast_days(pick: Pick, metrics: Metrics, chosen: Sequence[MetricDef], days: Sequence[int]) -> tuple[int, ...]:
    """The days asked about, and those that the forecasts of their targets look at where any is selected."""
    targets = (pick.below or NOTHING).pick("targets")
    selected = targets is not None and any((targets.below or NOTHING).pick(name) for name in ("standing", "forecast"))
    dues = {due for metric in chosen for due in metrics.dues.get(metric.id, ())} if selected else set()
    ahead = {due for due in dues if due > min(days)}
    earlier = {days_after(day, -PACE_DAYS) for day in days if any(due > day for due in ahead)}
    return (*days, *sorted((ahead | earlier) - set(days)))


def _forecast(answer: CoverageAnswer, metric: str, code: str, today: Counts, due: int | None, day: int) -> Forecast | None:
    """None where the target has no due day ahead, or the answer was not asked for the days that a forecast looks at."""
    if due is None or due <= day:
        return None
    found = [answer.counts.get(one, {}).get(metric, {}).get(code) for one in (days_after(day, -PACE_DAYS), due)]
    if found[0] is None or found[1] is None:
        return None
    return forecast(today, Outlook(_counts(found[0]), _counts(found[1]), days_between(day, due)))


def _counts(found: Mapping[str, int]) -> Counts:
    return Counts(found["population"], found["met"], found["not_met"], found["unknown"], found["exempt"])


@fresh
async def coverage_gaps(caller: Caller, pick: Pick) -> Row:
    """A page of gaps, by metric and then by subject."""
    within, ids = str(pick.arguments["within"]), chosen_ids(pick, "metrics")
    verdicts = chosen_ids(pick, "verdicts")
    if verdicts is None:
        verdicts = ["NOT_MET", "UNKNOWN"]
    wrong = [verdict for verdict in verdicts if verdict not in ("NOT_MET", "UNKNOWN")]
    if wrong:
        raise BadInput(f"verdicts of a gap are NOT_MET and UNKNOWN, not {', '.join(wrong)}", argument="verdicts")

    metrics = await caller.metrics()
    chosen = await caller.chosen(ids, within)
    question = GapQuestion(chosen, within, verdicts, day_of(caller, pick), known_of(caller, pick))
    page = await gap_page(caller.graph, caller.asking, question, metrics, pick)
    if not page.seen:
        raise never_seen(within)
    rows = list(page.rows)
    after = pick.arguments.get("after") is not None
    return {
        "rows": rows,
        "first": first_of(pick),
        "field": owned(FIELD, caller.asking.viewer),
        "total": page.total,
        "after": after,
    }
