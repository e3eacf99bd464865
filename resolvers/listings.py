"""Pages of areas, compounds, bodies and people (列表)."""

from collections.abc import Mapping
from typing import Any

from graph.database import Row
from graph.errors import BadInput
from graph.model.measures import Subject
from graph.model.selection import Pick
from graph.store.listings import SORT_KEYS, Listing, page
from graph.store.measures import branches, metric_map
from resolvers.access import require
from resolvers.caller import Caller
from resolvers.fresh import fresh
from resolvers.when import day_of, known_of
from resolvers.where import area_or_all, never_seen

_COMPOUND_FILTER = ("name", "class", "mature", "modes", "servedByFirm", "metric", "verdicts")
_BODY_FILTER = (
    "name",
    "forms",
    "postKind",
    "hasVacancy",
    "minMembers",
    "maxMembers",
    "serves",
    "minCompounds",
    "establishedFrom",
)
_PERSON_FILTER = ("name", "postKinds", "bodyKinds", "minPosts", "partyMember")


async def _page(caller: Caller, listing: Listing, pick: Pick) -> Row:
    found = await page(caller.graph, caller.asking, listing, pick, await caller.special())
    if not found["seen"]:
        raise never_seen(str(listing.within))
    answer: Row = found["page"]
    return answer | {"after": pick.arguments.get("after") is not None}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _filter(pick: Pick, names: tuple[str, ...]) -> dict[str, Any]:
    given = pick.arguments.get("filter") or {}
    assert isinstance(given, Mapping)
    return {name: given.get(name) for name in names}


@fresh
async def areas(caller: Caller, pick: Pick) -> Row:
    """Areas by code."""
    level = _text(pick.arguments.get("level")) or ""
    return await _page(caller, Listing("areas", "Area", {"level": level}, area_or_all(pick), None), pick)


@fresh
async def compounds(caller: Caller, pick: Pick) -> Row:
    """Compounds in the order asked; by name when none is."""
    chosen = _filter(pick, _COMPOUND_FILTER)
    parameters = {"day": day_of(caller, pick), "filter": chosen}
    needs: frozenset[str] = frozenset()
    metric, verdicts = chosen.pop("metric"), chosen.pop("verdicts")
    if metric is not None:
        judged = await caller.chosen([str(metric)], area_or_all(pick), "filter")
        metrics = (await caller.metrics()).by_id
        if judged[0].subject is not Subject.COMPOUND:
            raise BadInput(f"filter.metric must judge compounds; {metric} judges each {judged[0].subject}", argument="filter")
        parameters |= {"metric": metric_map(judged[0], metrics), "verdicts": verdicts}
        needs = branches(judged, metrics)
    elif verdicts is not None:
        raise BadInput("filter.verdicts needs filter.metric: which metric's verdicts are meant?", argument="filter")
    order = pick.arguments.get("orderBy") or {}
    assert isinstance(order, Mapping)
    by, down = str(order.get("by") or "NAME"), bool(order.get("descending"))
    listing = Listing(
        "compounds" if metric is None else "compounds_judged",
        "Compound",
        parameters,
        area_or_all(pick),
        known_of(caller, pick),
        key=SORT_KEYS[by],
        down=down,
        order=f"{by}:{'down' if down else 'up'}",
        needs=needs,
    )
    return await _page(caller, listing, pick)


@fresh
async def bodies(caller: Caller, pick: Pick) -> Row:
    """Bodies by identifier."""
    chosen = _filter(pick, _BODY_FILTER)
    parameters = {"day": day_of(caller, pick), "kinds": pick.arguments.get("kinds"), "filter": chosen}
    within, known = area_or_all(pick), known_of(caller, pick)
    listing = Listing("bodies", "Body", parameters, within, known, serves=_text(chosen["serves"]))
    return await _page(caller, listing, pick)


@fresh
async def people(caller: Caller, pick: Pick) -> Row:
    """People by identifier."""
    chosen, within, sight = _filter(pick, _PERSON_FILTER), area_or_all(pick), caller.asking.sight
    if chosen["name"] is not None:
        await require(caller.graph, sight.names, within, what="filter.name asks for people's names", argument="filter")
    if chosen["partyMember"] is not None:
        what = "filter.partyMember asks for Party membership"
        await require(caller.graph, sight.personal, within, what=what, argument="filter")
    listing = Listing("people", "Person", {"day": day_of(caller, pick), "filter": chosen}, within, known_of(caller, pick))
    return await _page(caller, listing, pick)
