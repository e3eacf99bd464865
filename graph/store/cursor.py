"""Keyset cursors: where a page ended, opaque to clients, refused when it is not ours."""

import base64
import binascii

import orjson

from graph.errors import BadInput, Forbidden
from graph.model.selection import Pick

_LONGEST = 50_000
"""Characters of a cursor; it holds what its row is sorted by, and nothing bounds a name."""


def owned(field: str, viewer: str) -> str:
    """The name under which a field gives its cursors to one viewer."""
    return f"{field}#{viewer}"


def cursor(field: str, key: list[object]) -> str:
    """The cursor after the row with that key, good for that field only."""
    return base64.urlsafe_b64encode(orjson.dumps([field, *key])).decode().rstrip("=")


def after_key(text: object, field: str) -> list[object] | None:
    """The key a cursor stands for, None when there is no cursor; BadInput for any that this field did not give.

    Forbidden for one that it gave to another viewer: what stands in it may be more than this one may read.
    """
    if text is None:
        return None
    refusal = BadInput("after is no cursor of this field; take it from edges.cursor or pageInfo.endCursor", argument="after")
    if not isinstance(text, str) or len(text) > _LONGEST or not text.isascii():
        raise refusal
    try:
        value = orjson.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        raise refusal from None
    if not isinstance(value, list) or len(value) != 3 or not isinstance(value[0], str) or not isinstance(value[2], str):
        raise refusal
    if value[0] != field:
        if value[0].partition("#")[0] == field.partition("#")[0]:
            raise Forbidden(
                "after is a cursor that somebody else was given; begin with a first page of your own", argument="after"
            )
        raise refusal
    if not isinstance(value[1], str | int) or isinstance(value[1], bool):
        raise refusal
    if isinstance(value[1], int) and not -(2**63) <= value[1] < 2**63:  # no integer of the database
        raise refusal
    return value[1:]


LARGEST_PAGE = 200


def first_of(pick: Pick, usual: int = 50) -> int:
    """The page size asked for, `usual` when none; BadInput outside 1 to 200."""
    first = pick.arguments.get("first")
    if first is None:
        return usual
    if not isinstance(first, int) or not 1 <= first <= LARGEST_PAGE:
        raise BadInput(f"first must be from 1 to {LARGEST_PAGE}, not {first}", argument="first")
    return first
