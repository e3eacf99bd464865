"""What changes between two days (两日对比)."""

from dataclasses import dataclass

from graph.database import Reader, Row
from graph.errors import LimitExceeded
from graph.model.dates import day_text
from graph.model.selection import NOTHING, Pick
from graph.store.coverage import CoverageAnswer, CoverageQuestion, Picked
from graph.store.coverage import coverage as counted
from graph.store.diff import SIDES, Diff, DiffQuestion, Wanted
from graph.store.diff import coverage_diff as compared
from resolvers.caller import Caller
from resolvers.coverage import chosen_ids, forecast_days, picked_of, rows_of, settled
from resolvers.fresh import fresh
from resolvers.when import known_of, span_of
from resolvers.where import never_seen


@fresh
async def coverage_diff(caller: Caller, pick: Pick) -> Row:
    """The gaps that only one of two days has, and the figures of both."""
    within, days, known = str(pick.arguments["within"]), span_of(pick), known_of(caller, pick)
    metrics = await caller.metrics()
    chosen = await caller.chosen(chosen_ids(pick, "metrics"), within)

    async def figures(side: str, day: int) -> Row:
        found = await side_of(caller, caller.graph, pick, side, DiffQuestion(chosen, within, (day,), known))
        return {} if found is None else {side: await found.rows(caller, caller.graph)}

    async def gaps() -> Row:
        question = DiffQuestion(chosen, within, days, known)
        return gap_lists(await compared(caller.graph, caller.asking, question, metrics, wanted_gaps(pick)), within)

    answers = await caller.graph.at_once([gaps(), *(figures(side, day) for side, day in zip(SIDES, days, strict=True))])
    told = {name: rows for answer in answers for name, rows in answer.items()}
    return {"from": day_text(days[0]), "to": day_text(days[1]), **told}


@dataclass(frozen=True, slots=True)
class Side:
    """The figures of one side of a comparison."""

    question: CoverageQuestion
    answer: CoverageAnswer
    picked: Picked

    async def rows(self, caller: Caller, graph: Reader) -> list[Row]:
        """One row for each metric."""
        found = await settled(caller, graph, self.question, self.answer, self.picked)
        return rows_of(caller, found, self.question.days[0], self.question.known)


async def side_of(caller: Caller, graph: Reader, pick: Pick, side: str, asked: DiffQuestion) -> Side | None:
    """The figures of a side on the day asked about, as coverage tells them; None where nothing of them is selected."""
    found = (pick.below or NOTHING).pick(side)
    if found is None:
        return None
    metrics = await caller.metrics()
    days = forecast_days(found, metrics, asked.metrics, asked.days)
    question, picked = CoverageQuestion(asked.metrics, asked.within, None, days, asked.known), picked_of(found)
    return Side(question, await counted(graph, caller.asking, question, metrics, picked), picked)


def wanted_gaps(pick: Pick) -> Wanted:
    """What is selected below either list of gaps."""
    below = pick.below or NOTHING
    return {name: found.below for name in SIDES.values() if (found := below.pick(name)) is not None}


def gap_lists(diff: Diff, within: str) -> Row:
    """Both lists; NotFound for an area never recorded, LimitExceeded where they are too long to be told whole."""
    if not diff.seen:
        raise never_seen(within)
    if diff.limit is not None:
        message = f"more than {diff.limit} gaps to compare; ask for fewer metrics or for a smaller area at a time"
        raise LimitExceeded(message, argument="within")
    return {name: list(gaps) for name, gaps in diff.gaps.items()}
