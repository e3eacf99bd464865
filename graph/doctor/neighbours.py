"""Fetches what a page's relations may lead to, in two statements, and judges the relations by it."""

from collections.abc import Sequence

from graph.database import Transaction
from graph.doctor.findings import Fault
from graph.doctor.relations import areas_needed, ids_needed, relation_faults
from graph.doctor.targets import Targets, targets_of
from graph.doctor.world import Kept, World
from graph.statements import statement


async def linked_faults(tx: Transaction, world: World, records: Sequence[Kept]) -> list[Fault]:
    """What is wrong with the relations that leave these records."""
    text = statement(world.targets, "cypher/doctor").text
    targets = Targets()
    needed = {id_ for record in records for id_ in ids_needed(record)}
    targets.add(targets_of(world, await tx.run(text, {"ids": sorted(needed)})))
    areas = {id_ for record in records for id_ in areas_needed(record, targets)}
    if areas:
        targets.add(targets_of(world, await tx.run(text, {"ids": sorted(areas)})))
    return [fault for record in records for fault in relation_faults(record, targets)]
