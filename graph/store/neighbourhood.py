"""What the graph holds around a bundle: read inside the load's own transaction, under its lock."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.database import Transaction
from graph.model.tables import TABLE_OF_LABEL
from graph.statements import statement


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The current version of a record, or the last one of a voided record."""

    table: str
    id: str
    cells: Mapping[str, str]
    void: bool


async def neighbours(tx: Transaction, wanted: Mapping[str, Iterable[str]]) -> list[Neighbour]:
    """The records around a bundle; the keys of `wanted` are the parameters of the statement."""
    rows = await tx.run(statement("read_neighbourhood").text, {name: sorted(ids) for name, ids in wanted.items()})
    return [
        Neighbour(TABLE_OF_LABEL[row["label"]].name, row["id"], json.loads(row["stated"]), row["void"])
        for row in rows
        if row["label"] in TABLE_OF_LABEL
    ]


async def policy_ids(tx: Transaction) -> dict[str, set[str]]:
    """Identifiers of policies, metrics, rules and targets, by label."""
    return {row["label"]: set(row["ids"]) for row in await tx.run(statement("read_policy_ids").text)}
