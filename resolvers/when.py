"""The day and the instant a question is asked about (时点)."""

from graph.errors import BadInput
from graph.model.selection import Pick
from resolvers.caller import Caller


def day_of(caller: Caller, pick: Pick) -> int:
    """The day asked about as yyyymmdd; today in Asia/Shanghai when none is given."""
    day = pick.arguments.get("asOf")
    return day if isinstance(day, int) else caller.asking.today


def known_of(caller: Caller, pick: Pick) -> int | None:
    """The instant of knowledge in µs, None for now; BadInput for the future."""
    known = pick.arguments.get("knownAt")
    if not isinstance(known, int):
        return None
    if caller.asking.is_future(known):
        raise BadInput("knownAt lies in the future: nobody knows yet what will be recorded by then", argument="knownAt")
    return known


def span_of(pick: Pick) -> tuple[int, int]:
    """The days `from` and `to` as yyyymmdd; BadInput where they are one day."""
    first, last = pick.arguments["from"], pick.arguments["to"]
    assert isinstance(first, int)
    assert isinstance(last, int)
    if first == last:
        raise BadInput("from and to are the same day, between which nothing changes; name two days", argument="to")
    return first, last
