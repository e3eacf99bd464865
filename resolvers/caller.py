"""The caller: who asks, which day is today, which instant is now, and the graph they ask."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import wraps
from typing import TypeVar
from zoneinfo import ZoneInfo

from graph.audit import Folder
from graph.database import Database
from graph.errors import PoliciesChanged, UnknownMetric
from graph.model.asking import Asking
from graph.model.dates import day_number
from graph.model.selection import Pick
from graph.store.compose import Special
from graph.store.gaps import compound_gaps
from graph.store.policies import Metrics, read_metrics
from resolvers.access import Identity, sight_of
from resolvers.explain import explain_all
from resolvers.opens import tell_opens
from resolvers.reads import Reads

SHANGHAI = ZoneInfo("Asia/Shanghai")
T = TypeVar("T")


@dataclass(slots=True)
class Definitions:
    """The metrics as this process last read them; the graph's stamp tells when they are stale."""

    metrics: Metrics | None = None


@dataclass(frozen=True, slots=True)
class Caller:
    """One request's caller; every resolver takes it, and reads through it."""

    identity: Identity
    asking: Asking
    graph: Database
    definitions: Definitions = field(default_factory=Definitions)
    reads: Reads = field(default_factory=Reads)
    audit: Folder | None = None
    """Where reads are logged, if they are."""

    async def metrics(self, *, anew: bool = False) -> Metrics:
        """The metrics, read once and then kept until they are known to be stale."""
        if anew or self.definitions.metrics is None:
            self.definitions.metrics = await read_metrics(self.graph)
        return self.definitions.metrics

    async def special(self) -> Special:
        """The fields of records that need metrics."""
        return compound_gaps(await self.metrics())


Answer = Callable[[Caller, Pick], Awaitable[T]]


def fresh(ask: Answer[T]) -> Answer[T]:
    """The same question, asked once more with the metrics read anew when those we had do not answer it.

    Whatever stands in the answer as facts is put into words or judged, however deep it lies, and what would open
    by a candidate's move is tried.
    """

    async def told(caller: Caller, pick: Pick) -> T:
        found = await ask(caller, pick)
        explain_all(found, caller.asking.language)
        await tell_opens(caller.graph, caller.asking, caller.metrics, pick, found)
        return found

    @wraps(ask)
    async def answer(caller: Caller, pick: Pick) -> T:
        try:
            return await told(caller, pick)
        except (PoliciesChanged, UnknownMetric):
            await caller.metrics(anew=True)
            return await told(caller, pick)

    return answer


def caller_of(
    identity: Identity,
    graph: Database,
    definitions: Definitions,
    *,
    language: str = "zh",
    purpose: str | None = None,
    now: datetime | None = None,
    audit: Folder | None = None,
) -> Caller:
    """The caller of one request; `now` is the clock's unless a test says otherwise."""
    instant = now or datetime.now(UTC)
    today = day_number(instant.astimezone(SHANGHAI).date())
    asking = Asking(sight_of(identity), today, int(instant.timestamp() * 1_000_000), language, purpose)
    return Caller(identity, asking, graph, definitions, audit=audit)
