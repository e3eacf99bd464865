"""What changes would do (试算): made in a transaction that is taken back, and looked at before and after."""

from collections.abc import Mapping

from graph.database import Reader, Row
from graph.errors import LimitExceeded
from graph.model.selection import Pick
from graph.store.diff import DiffQuestion, changes_compared
from resolvers.caller import Caller
from resolvers.coverage import chosen_ids
from resolvers.diff import Side, gap_lists, side_of, wanted_gaps
from resolvers.fresh import fresh
from resolvers.when import day_of
from seeds.read import Change, read_changes
from seeds.rehearse import Make, rehearse

MOST_CHANGES = 50


@fresh
async def simulate(caller: Caller, pick: Pick) -> Row:
    """The figures without and with the changes, and the gaps that they close and open; nothing of it stays."""
    bundle, findings = read_changes(_changes(pick))
    within, day = str(pick.arguments["within"]), day_of(caller, pick)
    metrics = await caller.metrics()
    chosen = await caller.chosen(chosen_ids(pick, "metrics"), within)
    question = DiffQuestion(chosen, within, (day,), None)

    async def look(graph: Reader, make: Make) -> Row:
        sides: dict[str, Side | None] = {}

        async def measured() -> int:
            sides["before"] = await side_of(caller, graph, pick, "before", question)
            instant = await make()
            sides["after"] = await side_of(caller, graph, pick, "after", question)
            return instant

        diff = await changes_compared(graph, caller.asking, question, metrics, measured, wanted_gaps(pick))
        told = gap_lists(diff, within)
        # An area that the changes themselves create or void is told as it is with them, or last was: so only now.
        return told | {name: await side.rows(caller, graph) for name, side in sides.items() if side is not None}

    return await rehearse(caller.graph, bundle, findings, look)


def _changes(pick: Pick) -> list[Change]:
    given = pick.arguments["changes"]
    assert isinstance(given, list)
    if len(given) > MOST_CHANGES:
        message = f"at most {MOST_CHANGES} changes are tried at once, not {len(given)}; try fewer"
        raise LimitExceeded(message, argument="changes")
    assert all(isinstance(one, Mapping) for one in given)
    return [Change(str(one["table"]), one["row"]) for one in given]
