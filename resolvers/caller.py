"""The caller: who asks, which day is today, which instant is now, and the graph they ask."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from graph.audit import AuditLog
from graph.database import Database
from graph.model.asking import Asking
from graph.model.dates import day_number
from graph.model.policy import MetricDef
from graph.store.compose import Special
from graph.store.gaps import compound_gaps
from graph.store.measures import chosen_metrics
from graph.store.policies import Metrics, read_metrics
from resolvers.access import Identity, holds_in, sight_of
from resolvers.reads import Reads

SHANGHAI = ZoneInfo("Asia/Shanghai")


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
    audit: AuditLog | None = None
    """Where reads and changes are logged, if they are."""

    async def metrics(self, *, anew: bool = False) -> Metrics:
        """The metrics, read once and then kept until they are known to be stale."""
        if anew or self.definitions.metrics is None:
            self.definitions.metrics = await read_metrics(self.graph)
        return self.definitions.metrics

    async def chosen(self, ids: list[str] | None, within: str | None, argument: str = "metrics") -> list[MetricDef]:
        """The metrics asked for about an area (None: everywhere), all that the caller may have there when none is named.

        UnknownMetric, Personal: see graph.store.measures. Those that rest on Party membership are noted as read.
        """
        known = (await self.metrics()).by_id
        membership = True
        if ids is None or any(known[id_].personal for id_ in ids if id_ in known):
            membership = await holds_in(self.graph, self.asking.sight.personal, within)
        chosen = chosen_metrics(known, ids, membership=membership, argument=argument)
        self.reads.membership |= {metric.id for metric in chosen if metric.personal}
        return chosen

    async def special(self) -> Special:
        """The fields of records that need metrics."""
        return compound_gaps(await self.metrics())


def caller_of(
    identity: Identity,
    graph: Database,
    definitions: Definitions,
    *,
    language: str = "zh",
    purpose: str | None = None,
    now: datetime | None = None,
    audit: AuditLog | None = None,
) -> Caller:
    """The caller of one request; `now` is the clock's unless a test says otherwise."""
    instant = now or datetime.now(UTC)
    today = day_number(instant.astimezone(SHANGHAI).date())
    asking = Asking(sight_of(identity), today, int(instant.timestamp() * 1_000_000), language, purpose, identity.mark)
    return Caller(identity, asking, graph, definitions, audit=audit)
