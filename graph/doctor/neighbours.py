"""Fetches what a page's relations may lead to, in two statements, and judges the relations by it."""

from collections.abc import Sequence
from typing import Any

from graph.database import Transaction
from graph.doctor.findings import Fault
from graph.doctor.relations import areas_needed, ids_needed, relation_faults
from graph.doctor.targets import Targets, targets_of
from graph.doctor.world import Kept, World
from graph.statements import statement


async def page_rows(tx: Transaction, name: str, ids: Sequence[str], **more: object) -> list[dict[str, Any]]:
    """What a statement of graph/cypher/doctor/ has of these records: sent in one row, which costs a fifth of many."""
    found = await tx.run(statement(name, "cypher/doctor").text, {"ids": list(ids), **more})
    rows: list[dict[str, Any]] = found[0]["rows"]
    return rows


async def linked_faults(tx: Transaction, world: World, records: Sequence[Kept]) -> list[Fault]:
    """What is wrong with the relations that leave these records."""
    targets = Targets()
    needed = {id_ for record in records for id_ in ids_needed(record)}
    targets.add(targets_of(world, await page_rows(tx, world.targets, sorted(needed))))
    areas = {id_ for record in records for id_ in areas_needed(record, targets)}
    if areas:
        targets.add(targets_of(world, await page_rows(tx, world.targets, sorted(areas))))
    return [fault for record in records for fault in relation_faults(record, targets)]
