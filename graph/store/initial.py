"""What stands in a graph without records, and how it comes into a new one (空图中已有的内容)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from graph.database import Database, Transaction
from graph.model.kinds import RESERVED_METRICS
from graph.statements import statement

_POLICY_LABELS = ("Policy", "Metric", "Rule", "Target")


@dataclass(frozen=True, slots=True)
class Standing:
    """Policies and what joins them, migrations with the instants they were applied at, the ledger, and the tokens issued."""

    policies: Sequence[Mapping[str, Any]]
    joined: Sequence[Mapping[str, str]]
    migrations: Mapping[str, int]
    ledger: Mapping[str, Any] = field(default_factory=dict)
    tokens: Sequence[Mapping[str, Any]] = ()

    def ids(self, *labels: str) -> set[str]:
        """Identifiers of policies, metrics, rules or targets; without a label of all of them."""
        return {row["id"] for row in self.policies if row["label"] in (labels or _POLICY_LABELS)}

    @property
    def metric_ids(self) -> set[str]:
        """What a survey may be about."""
        return self.ids("Metric") | set(RESERVED_METRICS)

    @property
    def last_instant(self) -> int:
        """The last instant that was recorded (µs since the epoch), 0 for none."""
        return int(self.ledger.get("recordedAt", 0))


async def stranger(database: Database) -> str | None:
    """The label of something that an empty graph does not have: a record, a version, a load; None in an empty one."""
    rows = await database.read(statement("stranger", "cypher/initial").text)
    return str(rows[0]["label"]) if rows else None


async def read_standing_all(database: Database) -> Standing:
    """Everything that stands in a graph without records."""
    nodes = await database.read(statement("read_standing_nodes", "cypher/initial").text)
    policies = [{"id": n["properties"]["id"], **n} for n in nodes if n["label"] in _POLICY_LABELS]
    return Standing(
        policies=policies,
        joined=await database.read(statement("read_standing_links", "cypher/initial").text),
        migrations={n["properties"]["name"]: n["properties"]["appliedAt"] for n in nodes if n["label"] == "Migration"},
        ledger=next((n["properties"] for n in nodes if n["label"] == "Ledger"), {}),
        tokens=[n["properties"] for n in nodes if n["label"] == "AccessToken"],
    )


async def carry_over(
    database: Database,
    standing: Standing,
    *,
    at: int,
    bundle: str,
    name: str,
    counts: Mapping[str, Mapping[str, int]],
    by: str | None = None,
) -> None:
    """Write what stood in the old graph into the new one, and the load that filled it."""

    async def work(tx: Transaction) -> None:
        await tx.run(statement("carry_ledger", "cypher/initial").text, {"properties": standing.ledger})
        for migration, applied in standing.migrations.items():
            await tx.run(statement("record_migration").text, {"name": migration, "at": applied})
        for token in standing.tokens:
            await tx.run(statement("carry_token", "cypher/initial").text, {"properties": token})
        await tx.run(statement("adopt_policy_nodes").text, {"rows": standing.policies})
        await tx.run(statement("adopt_policy_links").text, {"ids": [], "rows": standing.joined})
        told = {"at": at, "bundle": bundle, "name": name, "by": by, "counts": orjson.dumps(counts).decode()}
        await tx.run(statement("close_ledger").text, told)

    await database.write(work)


async def sizes(database: Database) -> tuple[int, int]:
    """How many nodes and relations there are."""
    row = (await database.read(statement("sizes", "cypher/initial").text))[0]
    return row["nodes"], row["relations"]
