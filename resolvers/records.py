"""Single records: by identifier, of one type or of any."""

from collections.abc import Sequence

from graph.database import Row
from graph.errors import LimitExceeded
from graph.model.selection import Pick, Selection
from graph.store.gaps import one_gap
from graph.store.records_read import by_ids
from resolvers.audit import log_record
from resolvers.caller import Caller
from resolvers.fresh import fresh

MOST_IDS = 200


async def _found(caller: Caller, type_: str, ids: Sequence[str], below: Selection | None) -> dict[str, Row]:
    rows = await by_ids(caller.graph, caller.asking, type_, ids, below, await caller.special())
    return dict(rows)


async def _one(caller: Caller, type_: str, id_: object, below: Selection | None) -> Row | None:
    return (await _found(caller, type_, [str(id_)], below)).get(str(id_))


@fresh
async def node(caller: Caller, pick: Pick) -> Row | None:
    """Any record, policy, rule, target or metric; a gap (`gap:METRIC:SUBJECT`) as of today; a log's; null for an unknown id."""
    id_ = str(pick.arguments["id"])
    found = await _one(caller, "Node", id_, pick.below)
    return found if found is not None else await _other(caller, id_, pick.below)


@fresh
async def nodes(caller: Caller, pick: Pick) -> list[Row | None]:
    """Several of them, in the order asked, null where there is none."""
    given = pick.arguments["ids"]
    ids = [str(id_) for id_ in given] if isinstance(given, list) else []
    if len(ids) > MOST_IDS:
        raise LimitExceeded(f"at most {MOST_IDS} ids at once, not {len(ids)}; ask in parts", argument="ids")
    found = await _found(caller, "Node", sorted(set(ids)), pick.below)
    return [found[id_] if id_ in found else await _other(caller, id_, pick.below) for id_ in ids]


async def _other(caller: Caller, id_: str, below: Selection | None) -> Row | None:
    """What no node of the graph stands for: a gap, a change, a read."""
    return await log_record(caller, id_) or await _gap(caller, id_, below)


async def _gap(caller: Caller, id_: str, below: Selection | None) -> Row | None:
    word, _, rest = id_.partition(":")
    metric_id, _, subject = rest.partition(":")
    if word != "gap" or not subject:
        return None
    metrics = await caller.metrics()
    if metric_id not in metrics.by_id:
        metrics = await caller.metrics(anew=True)
    if metric_id not in metrics.by_id:
        return None
    if metrics.by_id[metric_id].personal:
        caller.reads.membership.add(metric_id)
    return await one_gap(caller.graph, caller.asking, metrics.by_id[metric_id], subject, metrics, below)


@fresh
async def area(caller: Caller, pick: Pick) -> Row | None:
    """An area by its code."""
    return await _one(caller, "Area", pick.arguments["code"], pick.below)


@fresh
async def compound(caller: Caller, pick: Pick) -> Row | None:
    """A compound by its identifier."""
    return await _one(caller, "Compound", pick.arguments["id"], pick.below)


@fresh
async def body(caller: Caller, pick: Pick) -> Row | None:
    """A body by its identifier."""
    return await _one(caller, "Body", pick.arguments["id"], pick.below)


@fresh
async def person(caller: Caller, pick: Pick) -> Row | None:
    """A person by their identifier; names are never identifiers."""
    return await _one(caller, "Person", pick.arguments["id"], pick.below)


@fresh
async def policy(caller: Caller, pick: Pick) -> Row | None:
    """A policy by its identifier."""
    return await _one(caller, "Policy", pick.arguments["id"], pick.below)
