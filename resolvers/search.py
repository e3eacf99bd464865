"""Search by name (检索)."""

from collections.abc import Sequence

from graph.database import Row
from graph.errors import BadInput
from graph.model.kinds import BODY_TYPE
from graph.model.searching import NAMES, words
from graph.model.selection import Pick
from graph.store.cursor import first_of
from graph.store.search import SearchQuestion
from graph.store.search import search as found_by
from resolvers.caller import Caller
from resolvers.fresh import fresh
from resolvers.where import area_or_all, never_seen

LONGEST_TEXT, USUAL_HITS = 200, 20
_KINDS: dict[str, tuple[str, ...]] = {
    **{label: (label,) for label in NAMES if label != "Body"},
    "Body": tuple(BODY_TYPE.values()),
    **{type_: (type_,) for type_ in BODY_TYPE.values()},
    **{kind.upper(): (type_,) for kind, type_ in BODY_TYPE.items()},
}
"""What a kind may be called, and the types of record it stands for."""


@fresh
async def search(caller: Caller, pick: Pick) -> list[Row]:
    """Records whose names, titles or document numbers hold the text, the best first.

    BadInput for a text that is too long or has nothing to search for, an unknown kind, or a size out of bounds;
    NotFound for an area never recorded.
    """
    question = SearchQuestion(
        words=_words(str(pick.arguments["text"])),
        within=area_or_all(pick) or "",
        types=_types(pick.arguments.get("kinds")),
        first=first_of(pick, USUAL_HITS),
    )
    found = await found_by(caller.graph, caller.asking, question, pick.below, await caller.special())
    if not found["seen"]:
        raise never_seen(question.within)
    hits: list[Row] = found["hits"]
    return hits


def _words(text: str) -> list[str]:
    if len(text) > LONGEST_TEXT:
        raise BadInput(f"text may have {LONGEST_TEXT} characters, not {len(text)}; search for a part of it", argument="text")
    found = words(text)
    if not found:
        raise BadInput("text has nothing to search for: it needs a letter, a digit or a character", argument="text")
    return found


def _types(kinds: object) -> Sequence[str] | None:
    if not isinstance(kinds, list):
        return None
    unknown = [kind for kind in kinds if kind not in _KINDS]
    if unknown:
        known = ", ".join(_KINDS)
        raise BadInput(f"search knows no kind {unknown[0]!r}; kinds takes any of {known}", argument="kinds")
    return sorted({type_ for kind in kinds for type_ in _KINDS[kind]})
