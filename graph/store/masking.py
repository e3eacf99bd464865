"""Masking, applied where a person is read (脱敏): what the caller may read of them is found beside them, in one statement."""

from graph.model.asking import Sight
from graph.model.masking import FIELDS, WHOLE
from graph.statements import statement
from graph.store.renaming import rename

ALL = str(WHOLE)
"""What one may read of everybody who may read everything: nothing has to be found out."""


def may_read(sight: Sight, x: str, out: str) -> tuple[str, str]:
    """The subquery that finds what may be read of `x`, and the expression of that; parameter `sight`."""
    if sight.whole:
        return "", ALL
    return rename(statement("may_read", "cypher/parts").text, {"x": x, "may": out}), out


def masked(field: str, x: str, may: str, expression: str) -> str:
    """The expression of a field of person `x` for a caller who may read so much of them."""
    if may == ALL:
        return expression
    kept = FIELDS[field]
    return f"CASE WHEN {may} >= {kept.needed} THEN {expression} ELSE {kept.instead.format(x=x)} END"


def in_sight(sight: Sight, area: str) -> str:
    """Whether everything personal may be read in an area (a variable), as an expression; parameter `sight`."""
    if sight.whole:
        return "true"
    return f"EXISTS {{ MATCH (here:Area {{id: {area}.id}})-[:IN]->{{0,6}}(top:Area) WHERE top.id IN $sight.personal }}"
