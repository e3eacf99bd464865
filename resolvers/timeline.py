"""A person's appointments on both clocks (任职履历)."""

from graph.database import Row
from graph.errors import BadInput, NotFound
from graph.model.selection import Pick
from graph.store.timeline import timeline as versions
from resolvers.caller import Caller
from resolvers.fresh import fresh


@fresh
async def timeline(caller: Caller, pick: Pick) -> list[Row]:
    """Every record of the person's appointments, by first day and then by when it was recorded."""
    person = str(pick.arguments["person"])
    found = await versions(caller.graph, caller.asking, person, pick.below, await caller.special())
    if found["kind"] is None:
        raise NotFound(f"{person!r} was never recorded", argument="person")
    if found["kind"] != "Person":
        raise BadInput(f"{person!r} is no person", argument="person")
    rows: list[Row] = found["rows"]
    return rows
