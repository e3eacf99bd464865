"""Who am I to the hub (当前用户)."""

from graph.database import Row
from graph.model.selection import Pick
from graph.store.records_read import by_ids
from resolvers.caller import Caller
from resolvers.fresh import fresh


@fresh
async def viewer(caller: Caller, pick: Pick) -> dict[str, object]:
    """The caller's name, roles and areas; no area means everywhere."""
    identity = caller.identity
    areas = pick.below.pick("areas") if pick.below else None
    rows: dict[str, Row] = {}
    if areas is not None and identity.areas:
        found = await by_ids(caller.graph, caller.asking, "Area", identity.areas, areas.below, await caller.special())
        rows = dict(found)
    return {
        "name": identity.name,
        "roles": list(identity.roles),
        "areas": [rows[code] for code in identity.areas if code in rows],
    }
