"""Cross appointments and their matrix (交叉任职)."""

from dataclasses import replace

from graph.database import Row
from graph.model.selection import NOTHING, Pick
from graph.store.cross import CrossQuestion
from graph.store.cross import cross_matrix as matrix
from graph.store.cross import cross_page as page
from resolvers.caller import Caller
from resolvers.fresh import fresh
from resolvers.when import day_of, known_of
from resolvers.where import never_seen, split_level


def _question(caller: Caller, pick: Pick) -> CrossQuestion:
    kinds = [given if isinstance(given := pick.arguments.get(name), list) else None for name in ("from", "to")]
    return CrossQuestion(str(pick.arguments["within"]), kinds[0], kinds[1], day_of(caller, pick), known_of(caller, pick))


@fresh
async def cross_appointments(caller: Caller, pick: Pick) -> Row:
    """A page of pairs, by the identifiers of the away and the home appointment."""
    question = replace(_question(caller, pick), end=str(pick.arguments["end"]))
    found = await page(caller.graph, caller.asking, question, pick, await caller.metrics())
    if not found["seen"]:
        raise never_seen(question.within)
    answer: Row = found["page"]
    return answer | {"after": pick.arguments.get("after") is not None}


@fresh
async def cross_appointment_matrix(caller: Caller, pick: Pick) -> list[Row]:
    """The cells that are not 0, by area and kinds."""
    question = _question(caller, pick)
    area = (pick.below or NOTHING).pick("area")
    by = split_level(pick, question.within)
    found = await matrix(caller.graph, caller.asking, question, by, area.below if area else None, await caller.special())
    if not found["seen"]:
        raise never_seen(question.within)
    return [{"area": one["area"], **cell} for one in found["areas"] for cell in one["cells"]]
