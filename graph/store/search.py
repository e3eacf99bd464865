"""Search: what a text finds among names and titles, the best first, in one round trip."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.database import Database, Row
from graph.model.asking import Asking
from graph.model.masking import MAY, NAMED, WHOLE
from graph.model.searching import ELSEWHERE, base_name, beginning, grams, place_tokens, type_token
from graph.model.selection import NOTHING, Selection
from graph.statements import statement
from graph.store.compose import PRESENT, Composer, Special

MOST_GRAMS = 200
"""Tokens the full-text index is asked for at most: it narrows down, so that fewer of them are no less right."""


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """The folded words to find, inside which area, among which types of record, and how many hits at most."""

    words: Sequence[str]
    within: str
    types: Sequence[str] | None
    first: int


async def search(
    database: Database, asking: Asking, question: SearchQuestion, selection: Selection | None, special: Special
) -> Row:
    """{seen, hits}: whether the area was ever seen, and the hits by score, then identifier.

    People are found with everything else by a caller who may read everybody; else by a statement of their own, in
    which nobody stands whose name the caller may not read.
    """
    apart = not asking.sight.whole and (question.types is None or "Person" in question.types)
    asked = [_hits(database, asking, question, selection, special, "search")]
    if apart:
        asked.append(_hits(database, asking, question, selection, special, "search_people"))
    answers = await database.at_once(asked)
    hits = [hit for answer in answers for hit in answer["hits"]]
    if apart:
        hits.sort(key=lambda hit: (-hit["score"], hit["id"]))
    return {"seen": answers[0]["seen"], "hits": hits[: question.first]}


async def _hits(
    database: Database, asking: Asking, question: SearchQuestion, selection: Selection | None, special: Special, name: str
) -> Row:
    composer = Composer(asking, special=special)
    composer.parameters |= _parameters(asking, question, people=name == "search_people")
    node = (selection or NOTHING).pick("node")
    call, expression = composer.project("Node", "one", node.below if node else None, PRESENT)
    people = name == "search_people"
    lines = [
        statement(name).text,
        "CALL (found) {",
        "UNWIND range(0, size(found) - 1) AS place",
        "WITH place, found[place].score AS score, found[place].y AS one",
        statement("search_shown").text,
        call,
        "RETURN collect({id: one.id, node: " + expression + ", label: label, kind: kind, score: score, matched: matched, "
        f"`{MAY}`: {NAMED if people else WHOLE}}}) AS hits",
        "}",
        f"RETURN {'true AS seen' if people else 'seen'}, hits",
    ]
    return await composer.ask(database, [line for line in lines if line])


MANY = 5_000
"""Proposals of the full-text index up to which all of them are weighed."""
SMALL = 300
"""Areas inside the one asked about up to which what they hold is weighed instead of more proposals."""


def _parameters(asking: Asking, question: SearchQuestion, *, people: bool) -> dict[str, object]:
    whole = "".join(question.words)
    base = base_name(whole)
    each = [token for word in question.words for token in grams(word)]
    several = len(question.words) > 1
    return {
        "all": _asked_of_index(question, each),
        "best": _asked_of_index(question, grams(whole) if several else [beginning(whole), *each]),
        "settled": 0.7 if several else 0.8,
        "many": MANY,
        "small": SMALL,
        "folded": whole,
        "words": list(question.words),
        "base": base.base if base else None,
        "spelling": base.spelling if base else None,
        "types": None if question.types is None else list(question.types),
        "people": people or asking.sight.whole,
        "within": question.within,
        "day": asking.today,
        "today": asking.today,
        "sight": asking.sight.parameters(asking.today),
        "first": question.first,
    }


def _asked_of_index(question: SearchQuestion, tokens: Sequence[str]) -> str:
    """The text for the full-text index: each token, and one of those that types and area allow."""
    clauses = [f"+{token}" for token in list(dict.fromkeys(tokens))[:MOST_GRAMS]]
    if question.types is not None:
        clauses.append(f"+({' '.join(map(type_token, question.types)) or 'nothing'})")
    places = place_tokens(question.within)
    if places:
        clauses.append(f"+({places[-1]} {ELSEWHERE})")
    return " ".join(clauses)
