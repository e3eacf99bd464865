"""The area a question is asked about, and the level it is split by (地域)."""

from graph.errors import BadInput, NotFound
from graph.model.kinds import AREA_RANK, LEVEL_OF_LENGTH
from graph.model.selection import Pick


def never_seen(within: str) -> NotFound:
    """The refusal of an area that the graph has never been told of."""
    return NotFound(f"no area {within!r} was ever recorded; within takes an area's code", argument="within")


def area_or_all(pick: Pick) -> str | None:
    """The code of the area asked about, None for everywhere; NotFound for an empty one, which no area ever had."""
    within = pick.arguments.get("within")
    if within is None:
        return None
    if not within:
        raise never_seen("")
    return str(within)


def split_level(pick: Pick, within: str) -> str | None:
    """The level of the split; BadInput where it is above the area asked about, which can then only be one row."""
    by = pick.arguments.get("by")
    if by is None:
        return None
    length = LEVEL_OF_LENGTH.get(len(within), "grid")
    if within[:2].isdigit() and AREA_RANK[str(by)] < AREA_RANK[length]:
        raise BadInput(f"by is a level above that of within ({length}): take {length} or a lower one", argument="by")
    return str(by)
