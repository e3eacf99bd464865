"""The gaps that would open if a candidate took the place (候选人任职所带来的缺口): tried, and taken back."""

from collections.abc import Iterator
from typing import Any

from graph.database import Reader, Row
from graph.errors import BadInput, LimitExceeded
from graph.model.measures import Measure
from graph.model.selection import NOTHING, Pick, Selection
from graph.store.diff import DiffQuestion, changes_compared
from graph.store.measures import HOLDER_MEASURES
from resolvers.caller import Caller
from resolvers.explain import Move, explain_all
from seeds.read import Change, read_changes
from seeds.rehearse import Make, rehearse

MOST_MOVES = 20
"""Candidates whose moves one request tries, one after the other."""


def without_opens(pick: Pick) -> None:
    """BadInput where the answer of an act is asked for what would open: an act must not fail after it was done."""
    if _asked(pick.below, {}):
        raise BadInput("opens is asked of coverageGaps, Compound.gaps or node, after the act and not in its answer")


async def tell_opens(caller: Caller, pick: Pick, answer: object) -> None:
    """Put the gaps that would open into every candidate of the answer, where they are asked for.

    BadInput where they cannot be tried: as known in the past, or where the graph is not as it stands; LimitExceeded
    for more than MOST_MOVES candidates.
    """
    asked = _asked(pick.below, {})
    if not asked:
        return
    if pick.name in ("simulate", "coverageDiff", "dependence"):
        raise BadInput("opens is asked of coverageGaps, Compound.gaps or node; here the gaps are not those of the graph as it is")
    found = [row for row in _candidates(answer) if row["opens"].key in asked]
    if any(row["opens"].past for row in found):
        raise BadInput("opens is told of what is known now: leave knownAt out", argument="knownAt")
    if len(found) > MOST_MOVES:
        message = f"opens of at most {MOST_MOVES} candidates a request, not {len(found)}; ask for fewer gaps or a smaller first"
        raise LimitExceeded(message, argument="first")
    for row in found:
        row["opens"] = await _opened(caller, row["opens"], asked[row["opens"].key])
        explain_all(row["opens"], caller.asking.language, caller.reads)


def _asked(selection: Selection | None, found: dict[str, Selection]) -> dict[str, Selection]:
    """What is selected below `opens`, by the response key of `candidates`."""
    for picks in (selection or NOTHING).picks.values():
        for pick in picks:
            if pick.name == "candidates" and (opens := (pick.below or NOTHING).pick("opens")) is not None:
                below = opens.below or NOTHING
                if _asked(below, {}):
                    raise BadInput("opens within opens is not answered: try the first move with simulate, then ask again")
                if found.setdefault(pick.key, below) != below:
                    raise BadInput(
                        f"'{pick.key}' asks for different things of opens in different places; give each an alias of its own"
                    )
            _asked(pick.below, found)
    return found


def _candidates(answer: object) -> Iterator[dict[str, Any]]:
    if isinstance(answer, list):
        for one in answer:
            yield from _candidates(one)
    elif isinstance(answer, dict):
        if isinstance(answer.get("opens"), Move):
            yield answer
        for value in answer.values():
            yield from _candidates(value)


async def _opened(caller: Caller, move: Move, below: Selection) -> list[Row]:
    bundle, findings = read_changes([Change(change.table, dict(change.cells)) for change in move.changes])
    set_up = any(change.table == "bodies" for change in move.changes)
    measures = HOLDER_MEASURES | {Measure.BODY_SET_UP} if set_up else HOLDER_MEASURES
    readable, metrics = await caller.chosen(None, move.within), await caller.metrics()
    asked = [one for one in readable if one.measure in measures and one.subject in move.subjects]
    question = DiffQuestion(asked, move.within, (move.day,), None)

    async def look(reader: Reader, make: Make) -> list[Row]:
        diff = await changes_compared(reader, caller.asking, question, metrics, make, {"opened": below})
        if diff.limit is not None:
            message = f"around a move there are more than {diff.limit} gaps; try it with simulate, metric by metric"
            raise LimitExceeded(message, argument="first")
        return list(diff.gaps.get("opened", ()))

    return await rehearse(caller.graph, bundle, findings, look)
