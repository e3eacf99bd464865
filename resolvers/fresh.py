"""How every question is answered: with the metrics of the moment, and in words (作答)."""

from collections.abc import Awaitable, Callable, Sized
from functools import wraps
from typing import TypeVar

from graph.errors import ChangedMeanwhile, PoliciesChanged, UnknownMetric
from graph.model.selection import Pick
from resolvers.caller import Caller
from resolvers.explain import explain_all
from resolvers.opens import tell_opens

T = TypeVar("T")
Answer = Callable[[Caller, Pick], Awaitable[T]]


def again(ask: Answer[T]) -> Answer[T]:
    """The same, asked once more with the metrics read anew when those we had do not answer it.

    It is asked once more too where a load came between finding something and showing it.
    """

    @wraps(ask)
    async def answer(caller: Caller, pick: Pick) -> T:
        try:
            return await ask(caller, pick)
        except (PoliciesChanged, UnknownMetric, ChangedMeanwhile):
            await caller.metrics(anew=True)
            return await ask(caller, pick)

    return answer


def fresh(ask: Answer[T]) -> Answer[T]:
    """The question, asked `again` where that helps, and its answer in words.

    Whatever stands in the answer as facts is put into words or judged, however deep it lies, and what would open
    by a candidate's move is tried.
    """

    @again
    @wraps(ask)
    async def told(caller: Caller, pick: Pick) -> T:
        found = await ask(caller, pick)
        explain_all(found, caller.asking.language, caller.reads)
        await tell_opens(caller, pick, found)
        return found

    return told


def all_shown(found: Sized, shown: Sized) -> None:
    """See that as much is shown as was found; ChangedMeanwhile where a load between the two reads took something away."""
    if len(shown) != len(found):
        raise ChangedMeanwhile("The graph changed while it was read: try again in a moment.")
