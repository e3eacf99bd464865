"""Coverage over time (覆盖率走势)."""

from graph.database import Row
from graph.errors import BadInput, LimitExceeded
from graph.model.dates import day_text, stepped_days
from graph.model.selection import Pick
from graph.store.coverage import CoverageQuestion
from graph.store.coverage import coverage as counted
from resolvers.caller import Caller
from resolvers.coverage import forecast_days, picked_of, rows_of, settled
from resolvers.fresh import fresh
from resolvers.when import known_of, span_of
from resolvers.where import never_seen

MOST_POINTS = 200
MONTHS = {"MONTH": 1, "QUARTER": 3, "YEAR": 12}


@fresh
async def coverage_trend(caller: Caller, pick: Pick) -> list[Row]:
    """One row a step: the day `from`, and every month, quarter or year after it, up to `to` where a step falls on it."""
    within, picked, known = str(pick.arguments["within"]), picked_of(pick), known_of(caller, pick)
    days = _days(pick)
    metrics = await caller.metrics()
    chosen = await caller.chosen([str(pick.arguments["metric"])], within, "metric")
    question = CoverageQuestion(chosen, within, None, forecast_days(pick, metrics, chosen, days), known)
    answer = await counted(caller.graph, caller.asking, question, metrics, picked)
    if not answer.seen:
        raise never_seen(within)
    found = await settled(caller, caller.graph, question, answer, picked)
    return [row for day in days for row in rows_of(caller, found, day, known)]


def _days(pick: Pick) -> list[int]:
    first, last = span_of(pick)
    if first > last:
        raise BadInput(
            f"from ({day_text(first)}) is after to ({day_text(last)}); a trend goes forward: swap them", argument="from"
        )
    step = str(pick.arguments.get("step") or "MONTH")
    days = stepped_days(first, last, MONTHS[step])
    if len(days) > MOST_POINTS:
        message = f"a trend has at most {MOST_POINTS} points, not {len(days)}; take a longer step or a shorter time"
        raise LimitExceeded(message, argument="step")
    return days
