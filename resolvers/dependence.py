"""What rests on one person (离任影响): the gaps that open if that person leaves every post."""

from graph.database import Row, Transaction
from graph.errors import BadInput, LimitExceeded, NotFound
from graph.model.selection import Pick
from graph.store.diff import DiffQuestion, changes_compared
from graph.store.exits import Exit, leave, reach_of
from graph.store.measures import rests_on_holders
from graph.store.records import lock_ledger
from resolvers.caller import Caller
from resolvers.fresh import fresh
from resolvers.when import day_of, known_of


@fresh
async def dependence(caller: Caller, pick: Pick) -> list[Row]:
    """The gaps of the day that are not there without the exit, by metric and then by subject; nothing of it stays."""
    exit_ = Exit(str(pick.arguments["person"]), day_of(caller, pick), known_of(caller, pick))
    reach = await reach_of(caller.graph, exit_)
    if reach.kind is None:
        raise NotFound(f"{exit_.person!r} was never recorded", argument="person")
    if reach.kind != "Person":
        raise BadInput(f"{exit_.person!r} is no person", argument="person")
    found = [gap for within in reach.areas for gap in await _opened(caller, pick, exit_, within)]
    return sorted(found, key=lambda gap: gap["id"].split(":", 2)[1:])


async def _opened(caller: Caller, pick: Pick, exit_: Exit, within: str) -> list[Row]:
    metrics = await caller.metrics()
    chosen = [metric for metric in await caller.chosen(None, within) if rests_on_holders(metric)]
    question = DiffQuestion(chosen, within, (exit_.day,), exit_.known)

    async def work(tx: Transaction) -> list[Row]:
        instant = await lock_ledger(tx)

        async def make() -> int:
            await leave(tx, exit_)
            return instant

        diff = await changes_compared(tx, caller.asking, question, metrics, make, {"opened": pick.below})
        if diff.limit is not None:
            raise LimitExceeded(
                f"more than {diff.limit} gaps to compare in {within}; try the exit with simulate, metric by metric",
                argument="person",
            )
        return list(diff.gaps.get("opened", ()))

    return await caller.graph.rehearse(work)
