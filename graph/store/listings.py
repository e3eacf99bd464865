"""Pages of areas, compounds, bodies and people, filtered and ordered, in one round trip each."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.database import Database, Row
from graph.model.asking import Asking
from graph.model.selection import Pick
from graph.statements import statement
from graph.store.compose import Composer, Special


@dataclass(frozen=True, slots=True)
class Listing:
    """Which list: its statement and type, its parameters, what it is sorted by before the identifier."""

    name: str
    type: str
    parameters: Mapping[str, object]
    within: str | None
    known: int | None
    key: str = ""
    down: bool = False
    order: str = ""
    needs: frozenset[str] = frozenset()
    """The branches that judging by a metric needs (graph/store/measures.py)."""
    serves: str | None = None
    """An area that the filter names."""


SORT_KEYS: Mapping[str, str] = {
    "NAME": "y.name",
    "AREA": "area.id",
    "HOUSEHOLDS": "coalesce(y.households, -1)",
    "BUILT_ON": "y.sinceFirst",
}
"""What compounds can be ordered by; one that is not stated comes first, as the earliest."""


async def page(database: Database, asking: Asking, listing: Listing, pick: Pick, special: Special) -> Row:
    """{seen, page}: whether the area was ever seen, and the page as `Composer.page` shapes it."""
    composer = Composer(asking, special=special)
    composer.parameters |= {**listing.parameters, "within": listing.within or ""}
    if listing.serves is not None:
        composer.require_area(listing.serves, "filter")
    lens = composer.lens(listing.known)
    body = composer.read(statement(listing.name, "cypher/roots", listing.needs).text, lens)
    # A cursor is good for one order only: the order is part of the field's name in it.
    field = f"{listing.name}:{listing.order}" if listing.order else listing.name
    call, expression = composer.page(pick, listing.type, body, "y", lens, field=field, key=listing.key, down=listing.down)
    seen = "CALL () {\nRETURN $within = '' OR EXISTS { MATCH (version:KnownArea {id: $within}) } AS seen\n}"
    return await composer.ask(database, [seen, call, f"RETURN seen, {expression} AS page"])
