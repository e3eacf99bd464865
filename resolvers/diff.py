"""What changes between two days (两日对比)."""

from collections.abc import Sequence

from graph.database import Reader, Row
from graph.errors import LimitExceeded
from graph.model.dates import day_text
from graph.model.selection import NOTHING, Pick
from graph.store.coverage import CoverageQuestion
from graph.store.diff import MOST_GAPS, SIDES, Diff, Wanted
from graph.store.diff import coverage_diff as compared
from graph.store.measures import chosen_metrics
from resolvers.caller import Caller, fresh
from resolvers.coverage import chosen_ids, picked_of, rows_of, settled
from resolvers.when import known_of, span_of
from resolvers.where import never_seen


@fresh
async def coverage_diff(caller: Caller, pick: Pick) -> Row:
    """The gaps that only one of two days has, and the figures of both."""
    within, days, known = str(pick.arguments["within"]), span_of(pick), known_of(caller, pick)
    metrics = await caller.metrics()
    chosen = chosen_metrics(metrics.by_id, chosen_ids(pick, "metrics"), caller.asking.sight)
    question, wanted = CoverageQuestion(chosen, within, None, days, known), wanted_of(pick)
    diff = await compared(caller.graph, caller.asking, question, metrics, wanted)
    told = await told_of(caller, caller.graph, question, diff, wanted)
    return {"from": day_text(days[0]), "to": day_text(days[1]), **told}


def wanted_of(pick: Pick) -> Wanted:
    """What is selected below the figures of either side and below the lists of gaps."""
    below = pick.below or NOTHING
    figures = {side: picked_of(found) for side in SIDES if (found := below.pick(side)) is not None}
    return Wanted(figures, {name: found.below for name in SIDES.values() if (found := below.pick(name)) is not None})


async def told_of(caller: Caller, graph: Reader, question: CoverageQuestion, diff: Diff, wanted: Wanted) -> Row:
    """The rows of either side and both lists of gaps.

    NotFound for an area never recorded, LimitExceeded where the lists are too long to be told whole.
    """
    if not diff.seen:
        raise never_seen(question.within)
    if wanted.gaps and diff.found > MOST_GAPS:
        message = f"more than {MOST_GAPS} gaps are closed or opened; ask for fewer metrics or for a smaller area at a time"
        raise LimitExceeded(message, argument="within")
    answer: Row = {name: list(gaps) for name, gaps in diff.gaps.items()}
    for side, day in _days(question.days):
        if side in diff.figures:
            found = await settled(caller, graph, question, diff.figures[side], wanted.figures[side])
            answer[side] = rows_of(caller, found, day, question.known)
    return answer


def _days(days: Sequence[int]) -> list[tuple[str, int]]:
    """Each side with its day; two sides may have one day."""
    return list(zip(SIDES, (days[0], days[-1]), strict=True))
